import type { ExportKind } from '../../shared/model/export-schedule'
import { days, hours, type Millis } from '../../shared/time/millis'
import { readLocal } from '../../shared/time/written-moment'

export const RANGES = ['24h', '7d', '30d', 'month', 'custom'] as const
export type RangeChoice = (typeof RANGES)[number]

/** Whose boxes an export is of. */
export type BoxesChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly group: string }
  /** By its id; only at headquarters. */
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'boxes'; readonly ids: readonly string[] }

/** What is chosen on the reports screen. */
export interface ReportForm {
  readonly kind: ExportKind
  readonly range: RangeChoice
  /** As they are written, in local time; they count where `range` is `custom`. */
  readonly from: string
  readonly to: string
  readonly boxes: BoxesChoice
  readonly leaveOutMuted: boolean
  readonly bom: boolean
  /** Column names: those of the interface, English ones, or keys that never change. */
  readonly names: 'own' | 'english' | 'keys'
  readonly target: number
}

/** What another part of the interface asks the reports screen to begin with. */
export interface ReportPreset {
  readonly kind?: ExportKind
  /** Ids of boxes. */
  readonly gateways?: readonly string[]
  readonly group?: string
}

export const FIRST_FORM: ReportForm = {
  kind: 'availability',
  range: '30d',
  from: '',
  to: '',
  boxes: { kind: 'all' },
  leaveOutMuted: false,
  bom: true,
  names: 'own',
  target: 99.5,
}

export function withPreset(form: ReportForm, { kind, gateways, group }: ReportPreset): ReportForm {
  const boxes: BoxesChoice =
    gateways !== undefined
      ? { kind: 'boxes', ids: gateways }
      : group !== undefined
        ? { kind: 'group', group }
        : { kind: 'all' }
  return { ...form, boxes, kind: kind ?? form.kind }
}

export interface Range {
  readonly from: Millis
  readonly to: Millis
}

/** From when until when, in the time zone of this page; `null` where what is written is no range. */
export function rangeOf({ range, from, to }: Pick<ReportForm, 'range' | 'from' | 'to'>, now: Millis): Range | null {
  const midnight = (at: Millis) => new Date(at).setHours(0, 0, 0, 0)
  switch (range) {
    case '24h':
      return { from: now - hours(24), to: now }
    case '7d':
      return { from: midnight(now - days(7)), to: now }
    case '30d':
      return { from: midnight(now - days(30)), to: now }
    case 'month':
      return { from: new Date(midnight(now)).setDate(1), to: now }
    case 'custom': {
      const [begin, end] = [readLocal(from), readLocal(to)]
      return begin === null || end === null || begin >= end || begin >= now ? null : { from: begin, to: end }
    }
  }
}

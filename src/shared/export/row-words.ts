import type { ExportForm } from '../model/export'
import type { Gateway, GatewayId } from '../model/gateway'
import { type Text, textIn } from '../text/text'
import type { Millis } from '../time/millis'
import type { Cell } from './csv'
import { TimeTexts } from './time-texts'
import { ZoneClock } from './zone-clock'

/** What rows are worded with: times in the zone, words in the language, and how boxes are called now. */
export class RowWords {
  readonly clock: ZoneClock
  private readonly timeTexts: TimeTexts
  private readonly text: Text
  private readonly asKeys: boolean

  constructor(
    readonly form: ExportForm,
    private readonly gateways: ReadonlyMap<GatewayId, Gateway>,
  ) {
    this.clock = new ZoneClock(form.zone)
    this.timeTexts = new TimeTexts(this.clock)
    this.text = textIn(form.language)
    this.asKeys = form.names === 'keys'
  }

  /** Local time and UTC; two empty cells where there is no time. */
  times(at: Millis | null | undefined): readonly [Cell, Cell] {
    if (at === null || at === undefined || !isTellable(at)) return [null, null]
    return [this.timeTexts.local(at), this.timeTexts.utc(at)]
  }

  /** A code in the language, or as it is; `null` and what no word is known for stay as they are. */
  word(
    group: 'record' | 'change' | 'transition' | 'incident' | 'cause' | 'state' | 'value',
    code: string | null,
  ): Cell {
    if (code === null || this.asKeys) return code
    return (this.text.sheets[group] as Readonly<Record<string, string>>)[code] ?? code
  }

  status(code: string | null): Cell {
    if (code === null || this.asKeys) return code
    return (this.text.deviceStatus as Readonly<Record<string, string>>)[code] ?? code
  }

  deviceType(code: string | null): Cell {
    if (code === null || this.asKeys) return code
    return (this.text.deviceType as Readonly<Record<string, string>>)[code] ?? code
  }

  truth(value: boolean | null): Cell {
    if (value === null) return null
    return this.asKeys ? (value ? 'yes' : 'no') : value ? this.text.sheets.yes : this.text.sheets.no
  }

  open(): Cell {
    return this.asKeys ? 'open' : this.text.sheets.notOver
  }

  /** @param mutesSince from when on mutes are known, if not over the whole range */
  method(mutesSince: Millis | null): string {
    return methodOf(this.form, mutesSince)
  }

  gateway(id: GatewayId): Gateway | undefined {
    return this.gateways.get(id)
  }

  /** Name, group and id: three cells that every row about a box has. */
  box(id: GatewayId, nameThen: string | null): readonly [Cell, Cell, Cell] {
    const known = this.gateways.get(id)
    return [known?.edits.alias ?? nameThen ?? known?.name ?? id, known?.edits.group ?? null, id]
  }
}

/** How availability is counted, in words. @param mutesSince from when on mutes are known, if not over the whole range */
export function methodOf({ language, leaveOutMuted, zone }: ExportForm, mutesSince: Millis | null): string {
  const since = mutesSince === null ? null : new ZoneClock(zone).local(mutesSince)
  return textIn(language).sheets.method(leaveOutMuted, since)
}

/** What a Date can tell with four digits of a year: a box may claim anything of its clock. */
const isTellable = (at: Millis): boolean => at > -6e13 && at < 2.5e14

/** Several values in one cell. */
export const listed = (values: readonly string[] | null | undefined): Cell =>
  values === null || values === undefined || values.length === 0 ? null : values.join('; ')

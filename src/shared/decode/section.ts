import type { ReportWarning, WarningCode } from '../model/report'

/** A JSON object as it came: any key, any value. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * One object of a report and the place where it stands in it. Reading a field that is not as documented leaves a
 * warning with the field's dotted path; paths are only put together when there is one to leave.
 */
export interface Section {
  readonly fields: Fields
  /** All that the report has been warned of so far, shared by its sections. */
  readonly warnings: ReportWarning[]
  readonly parent: Section | null
  /** The key under which the section stands in its parent, and its place when that key holds a list. */
  readonly key: string
  readonly index: number | null
}

/** A report with everything wrong names its first faults, not all of them. */
const WARNINGS_KEPT = 50

/** The report as a whole. */
export const reportSection = (fields: Fields): Section => ({ fields, warnings: [], parent: null, key: '', index: null })

/** The object under `key`; `index` is its place when `key` holds a list. */
export function childSection(parent: Section, fields: Fields, key: string, index: number | null): Section {
  return { fields, warnings: parent.warnings, parent, key, index }
}

/** Whether a box said anything under this name; `null` says nothing. */
export function has(section: Section, key: string): boolean {
  const value = section.fields[key]
  return value !== undefined && value !== null
}

/** Leaves a warning on the field `key`, or on one item of the list in it. */
export function warn(section: Section, code: WarningCode, key: string, index: number | null = null): void {
  if (section.warnings.length < WARNINGS_KEPT) section.warnings.push({ code, field: pathOf(section, key, index) })
}

export const hasRoomForWarnings = ({ warnings }: Section): boolean => warnings.length < WARNINGS_KEPT

/** Leaves warnings that the same part of a report left before. */
export function addWarnings(section: Section, warnings: readonly ReportWarning[]): void {
  for (const warning of warnings) if (hasRoomForWarnings(section)) section.warnings.push(warning)
}

function pathOf(section: Section, key: string, index: number | null): string {
  const name = index === null ? key : `${key}[${index}]`
  return section.parent === null ? name : `${pathOf(section.parent, section.key, section.index)}.${name}`
}

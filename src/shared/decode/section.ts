import type { ReportWarning, WarningCode } from '../model/report'

/** A JSON object as it came: any key, any value. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A report with everything wrong names its first faults, not all of them. */
const WARNINGS_KEPT = 50

/**
 * One object of a report and the place where it stands in it. Reading a field that is not as documented
 * leaves a warning with the field's dotted path; paths are only put together when there is one to leave.
 */
export class Section {
  constructor(
    readonly fields: Fields,
    private readonly warnings: ReportWarning[],
    private readonly parent: Section | null = null,
    private readonly key: string = '',
    private readonly index: number | null = null,
  ) {}

  /** The object under `key`; `index` is its place when `key` holds a list. */
  child(fields: Fields, key: string, index: number | null = null): Section {
    return new Section(fields, this.warnings, this, key, index)
  }

  has(key: string): boolean {
    const value = this.fields[key]
    return value !== undefined && value !== null
  }

  warn(code: WarningCode, key: string, index: number | null = null): void {
    if (this.warnings.length < WARNINGS_KEPT) this.warnings.push({ code, field: this.pathOf(key, index) })
  }

  private pathOf(key: string, index: number | null): string {
    const name = index === null ? key : `${key}[${index}]`
    return this.parent === null ? name : `${this.parent.pathOf(this.key, this.index)}.${name}`
  }
}

import type { IsoTime } from '../time/iso'

/** Settings as a file, to be taken to another station. */
export interface SettingsFile {
  readonly fogwatch: 'settings'
  readonly version: number
  readonly at: IsoTime
  /** A webhook without its `secret` is one whose secret was left out. */
  readonly settings: Readonly<Record<string, unknown>>
}

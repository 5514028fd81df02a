import type { DeviceReport, ReportWarning } from '../../model/report'
import type { ReadDevice } from './read-device'

/** What reading a list of devices came to. */
export interface Reading {
  readonly owner: string
  readonly readDevice: ReadDevice
  /** `null` where nothing of it could be read. */
  readonly devices: readonly DeviceReport[] | null
  /** What the list had that is not as documented. */
  readonly warnings: readonly ReportWarning[]
}

/** By the list as sent; `null` for one that is yet to be read. A list never changes, so neither does its reading. */
const readings = new WeakMap<readonly unknown[], Reading | null>()

/**
 * This very list will come again: a box lists the same devices with each report, and whoever reads bodies knows them by
 * their bytes. It is then read once. Others are not worth remembering, as they never come again.
 */
export function expectAgain(list: readonly unknown[]): void {
  if (!readings.has(list)) readings.set(list, null)
}

/** The reading of a list; `null` if it is to be kept when it has been read, `undefined` if it is not. */
export const readingOf = (list: readonly unknown[]): Reading | null | undefined => readings.get(list)

export function keepReading(list: readonly unknown[], reading: Reading): void {
  readings.set(list, reading)
}

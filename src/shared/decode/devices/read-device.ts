import type { DeviceReport } from '../../model/report'
import type { Section } from '../section'

/** Reads one sub-device; `null` when nothing tells it from the others. `owner` is the key of its gateway. */
export type ReadDevice = (device: Section, owner: string) => DeviceReport | null

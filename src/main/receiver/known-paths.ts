import { pathOf } from '../../shared/model/report-path'

/** The paths that boxes have been seen pointed at. Source: docs/box-protocol.md, "The exchange". */
export const KNOWN_PATHS: readonly string[] = [
  '/SophonFogStatus',
  '/MonitorServer/api/SophonFogStatus',
  '/EventServer/api/SophonFogStatus',
  '/DeviceStatus',
  '/box/monitor/status/report',
]

/** The path to enter into a box: the one of the commissioning document. */
export const USUAL_PATH = '/SophonFogStatus'

const known = new Set(KNOWN_PATHS.map(pathOf))

/** Whether a URL, its query apart, is one that some firmware sends reports to. */
export const isKnownPath = (url: string): boolean => known.has(pathOf(url))

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

/** A URL's path in the form in which paths are compared: people type these, so case and a trailing slash do not count. */
export function pathOf(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1)
  return path.replace(/\/+$/, '').toLowerCase()
}

const known = new Set(KNOWN_PATHS.map(pathOf))

export const isKnownPath = (url: string): boolean => known.has(pathOf(url))

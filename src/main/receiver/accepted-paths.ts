/** The paths boxes are pointed at. Source: docs/box-protocol.md, "The exchange". */
export const ACCEPTED_PATHS: readonly string[] = ['/SophonFogStatus', '/MonitorServer/api/SophonFogStatus']

const known = new Set(ACCEPTED_PATHS.map((path) => path.toLowerCase()))

/** Without regard to case, a trailing slash or a query: people type these on a box's web page. */
export function isAcceptedPath(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  return known.has(path.replace(/\/+$/, '').toLowerCase())
}

/** `99.3%`; `100%` only when nothing was lost, so that a short outage never rounds away. */
export function formatPercent(percent: number): string {
  const shown = percent < 100 ? Math.min(percent, 99.9) : percent
  return `${shown.toFixed(1)}%`
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** `12 GB`, `3.1 KB`: powers of 1024, one decimal below ten. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** step
  return `${step > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[step]}`
}

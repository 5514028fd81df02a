import type { Truth, Violation } from './truth'

const AROUND = 45_000
const MOST_LINES = 40

/** A violation, and what happened around it, as short as it can be told. */
export function historyAround(truth: Truth, { promise, at, serial, text }: Violation): string {
  const { toStation, boxes } = truth
  const keys = new Set(boxes.filter((box) => box.serial === serial).map(({ key }) => key))
  const lines: { at: number; line: string }[] = []
  const add = (when: number, line: string) => {
    if (Math.abs(when - at) < AROUND) lines.push({ at: when, line })
  }
  for (const report of truth.reports) {
    if (keys.has(report.box.key))
      add(report.sentAt, `sent ${report.n} ${report.dialect}: ${report.status ?? report.error}`)
  }
  for (const { at: when, what } of truth.station) add(when, `station: ${what}`)
  for (const item of truth.told) {
    if (item.gateway === serial || item.gateway === null) {
      add(item.at, `told ${item.news} ${item.kind} ${item.device ?? ''}`)
    }
  }
  for (const entry of truth.entries) {
    if (entry.k === 'note' && (entry.box === null || keys.has(entry.box)))
      add(toStation(entry.at), `played: ${entry.what}`)
  }
  let before = ''
  for (const { b, boxes: polled } of truth.polls) {
    const state = polled?.find(({ id }) => id === serial)?.presence ?? 'no answer'
    if (state !== before) add(b, `polled: ${state}`)
    before = state
  }
  lines.sort((a, b) => a.at - b.at)
  const middle = lines.findIndex((one) => one.at >= at)
  const first = Math.max(0, (middle < 0 ? lines.length : middle) - MOST_LINES / 2)
  const told = lines
    .slice(first, first + MOST_LINES)
    .map((one) => `  ${((one.at - at) / 1000).toFixed(1).padStart(7)} s  ${one.line}`)
  return [`VIOLATION ${promise} · ${serial ?? 'all'} · ${new Date(at).toISOString()}: ${text}`, ...told].join('\n')
}

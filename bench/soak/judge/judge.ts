import { readHistory } from '../soak'
import { subjectsOf } from './hearing'
import { judgeKept } from './kept'
import { judgePolls } from './presence'
import { historyAround } from './retell'
import { judgeTold } from './told'
import { Ledger, type Truth, truthOf } from './truth'
import { disturbancesOf } from './watch'

export interface Verdict {
  readonly report: string
  readonly violations: number
}

const SHOWN = 8

/** MB that a station with a few dozen boxes may take, whatever it lives through. */
const MOST_MEMORY = 400

/** Holds a play against the promises. */
export async function judge(folder: string): Promise<Verdict> {
  const truth = truthOf(await readHistory(folder))
  const ledger = new Ledger()
  const subjects = subjectsOf(truth)
  const disturbances = disturbancesOf(truth)
  await judgeKept(truth, folder, ledger)
  judgePolls(truth, subjects, disturbances, ledger)
  judgeTold(truth, subjects, disturbances, ledger)
  judgePages(truth, ledger)
  for (const { rss, b } of truth.polls) {
    ledger.hold('memory is bounded', rss <= MOST_MEMORY, b, null, () => `${rss} MB`)
  }
  return { report: reportOf(truth, ledger), violations: ledger.violations.length }
}

function judgePages({ entries, toStation }: Truth, ledger: Ledger): void {
  for (const entry of entries) {
    if (entry.k !== 'page') continue
    const so = entry.wrong.length === 0
    ledger.hold('the page shows what the API tells', so, toStation(entry.at), null, () => entry.wrong.join('; '))
  }
}

function reportOf(truth: Truth, ledger: Ledger): string {
  const rows = [...ledger.checks].map(([promise, checks]) => {
    const broken = ledger.violations.filter((one) => one.promise === promise).length
    return `${promise.padEnd(40)}${String(checks).padStart(9)}${String(broken).padStart(12)}`
  })
  // One of each kind and box first.
  const kinds = new Map(ledger.violations.toReversed().map((one) => [`${one.promise} ${one.serial}`, one]))
  const shown = [...kinds.values()]
    .toReversed()
    .slice(0, SHOWN)
    .map((one) => `\n${historyAround(truth, one)}`)
  return [
    figures(truth),
    `${'promise'.padEnd(40)}${'checks'.padStart(9)}${'violations'.padStart(12)}`,
    ...rows,
    ...shown,
    ...(ledger.violations.length > shown.length ? [`… and ${ledger.violations.length - shown.length} more`] : []),
  ].join('\n')
}

function figures({ reports, entries, polls, told, station, boxes }: Truth): string {
  const count = (status: number | null) => reports.filter((one) => one.status === status).length
  const happened = new Map<string, number>()
  for (const { what } of station) happened.set(what, (happened.get(what) ?? 0) + 1)
  for (const entry of entries) if (entry.k === 'note') happened.set(entry.what, (happened.get(entry.what) ?? 0) + 1)
  const memory = polls.map(({ rss }) => rss).filter((rss) => rss > 0)
  return [
    `${boxes.length} boxes sent ${reports.length} reports: ${count(200)} answered 200, ${count(503)} answered 503, ${count(null)} without an answer`,
    `happened: ${[...happened].map(([what, times]) => `${what} ${times}`).join(', ')}`,
    `told: ${told.length} items in ${new Set(told.map(({ announcement }) => announcement)).size} announcements`,
    `station memory: ${Math.min(...memory)}–${Math.max(...memory)} MB`,
  ].join('\n')
}

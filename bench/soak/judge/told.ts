import { DELAY, GATHERING, REACH } from './gathering'
import { lastSure, periodRange, type Subject } from './hearing'
import { judgeOutages } from './outages'
import { allowedStates, possibleFaults, possibleLists } from './presence'
import { judgeSilences } from './silences'
import type { Ledger, ToldItem, Truth } from './truth'
import { type Disturbance, roomOf } from './watch'

const second = 1000
const minute = 60 * second

/** Whether what the station told people is what was to be told: no more, no less, once and in time. */
export function judgeTold(
  truth: Truth,
  subjects: readonly Subject[],
  disturbances: readonly Disturbance[],
  ledger: Ledger,
) {
  judgeOnce(truth, ledger)
  judgePairs(truth, ledger)
  const room = roomOf(truth)
  for (const item of truth.told) judgeSound(item, subjects, disturbances, room, ledger)
  for (const subject of subjects) judgeOutages(truth, subject, disturbances, ledger)
  judgeEnds(truth, subjects, ledger)
  judgeSilences(truth, disturbances, ledger)
}

/** Nothing is told twice; an announcement comes a second time only where a kill took the note that it was taken. */
function judgeOnce({ deliveries, station }: Truth, ledger: Ledger): void {
  const first = new Map<string, number>()
  for (const { id, at } of deliveries) {
    const before = first.get(id)
    first.set(id, at)
    const killed =
      before !== undefined && station.some(({ what, at: then }) => what === 'kill' && then >= before && then <= at)
    ledger.hold('nothing is told twice', before === undefined || killed, at, null, () => `${id} came again`)
  }
}

/** Of an incident at most one beginning, one notice of unrest and one end, and no end without a beginning. */
function judgePairs({ told }: Truth, ledger: Ledger): void {
  const seen = new Map<string, Set<string>>()
  const announced = new Set<string>()
  for (const { incident, news, at, gateway, announcement } of told) {
    const key = `${announcement} ${incident} ${news}`
    if (announced.has(key)) continue
    announced.add(key)
    const before = seen.get(incident) ?? new Set()
    ledger.hold('nothing is told twice', !before.has(news), at, gateway, () => `${news} of ${incident} is told again`)
    if (news === 'recovery') {
      const so = before.has('bad') || before.has('unstable')
      ledger.hold('no recovery without bad news', so, at, gateway, () => `${incident} recovers, and was never told`)
    }
    seen.set(incident, before.add(news))
  }
}

/** What is told is so when it is told. */
function judgeSound(
  item: ToldItem,
  subjects: readonly Subject[],
  disturbances: readonly Disturbance[],
  room: number,
  ledger: Ledger,
): void {
  const { at, news, kind, gateway, device } = item
  const hold = (so: boolean, why: string) =>
    ledger.hold('nothing is told that did not happen', so, at, gateway, () => `${news} ${kind} ${device ?? ''}: ${why}`)
  if (kind === 'receiver-silent') {
    const heard = Math.max(...subjects.map((subject) => lastSure(subject, at)?.lo ?? 0))
    // The first box to be offline was heard up to its period, of 2 s, before the last one.
    if (news === 'bad') hold(at - heard >= 9 * second + DELAY + GATHERING - room, `heard ${at - heard} ms before`)
    return
  }
  const subject = subjects.find(({ serial }) => serial === gateway)
  if (subject === undefined) {
    hold(false, 'there is no such box')
    return
  }
  if (subject.isCloned && device !== null) return
  const allowed = allowedStates({ subject, disturbances, room }, at - room, at)
  const isBad = news === 'bad'
  if (kind === 'gateway-offline') {
    if (isBad) hold(allowed.has('offline'), `may only be ${[...allowed]}`)
    else if (news === 'recovery') hold(allowed.has('online') || allowed.has('late'), `may only be ${[...allowed]}`)
    else if (news === 'unstable')
      hold(possibleTurns(subject, at, disturbances, room) >= 4, 'it did not turn four times')
  } else if (kind === 'gateway-fault') {
    if (isBad) hold(possibleFaults(subject, at - room, at).has(true), 'it has no fault')
    else if (news === 'recovery') hold(possibleFaults(subject, at - room, at).has(false), 'it has a fault')
  } else {
    const lists = possibleLists(subject, at - room, at) ?? []
    const now = lists.map((list) => list.get(device ?? '') ?? 'missing')
    if (isBad) hold(now.includes(kind === 'device-missing' ? 'missing' : 'offline'), `it is ${now}`)
    else if (news === 'recovery') hold(now.includes('online'), `it is ${now}`)
  }
}

/** How often a box may have gone offline or come back in the quarter of an hour before. */
function possibleTurns(subject: Subject, at: number, disturbances: readonly Disturbance[], room: number): number {
  const from = at - REACH - minute
  const period = periodRange(subject, at, disturbances)
  const heard = subject.hearings.filter(({ sure, hi }) => sure && hi > from && hi <= at)
  const gaps = heard.map(({ lo }, index) => lo - (heard[index - 1]?.lo ?? lo))
  const open = at - (heard.at(-1)?.lo ?? at) > 3 * period.lo + 5 * second - room ? 1 : 0
  return open + 2 * gaps.filter((gap) => gap > 3 * period.lo + 5 * second - room).length
}

/** What was told and is over in the end has been told to be over. */
function judgeEnds(truth: Truth, subjects: readonly Subject[], ledger: Ledger): void {
  const over = truth.entries.flatMap((entry) => (entry.k === 'note' && entry.what === 'over' ? [entry] : []))[0]
  if (over === undefined) return
  const end = truth.toStation(over.at)
  const open = new Map<string, ToldItem>()
  const unstable = new Set<string>()
  for (const item of truth.told) {
    if (item.news === 'recovery') open.delete(item.incident)
    else open.set(item.incident, item)
    if (item.news === 'unstable') unstable.add(item.incident)
  }
  const restless = new Set(
    [...open.values()].filter(({ incident }) => unstable.has(incident)).map(({ gateway }) => gateway),
  )
  for (const item of open.values()) {
    const subject = subjects.find(({ serial }) => serial === item.gateway)
    // What rests, or belongs to what rests, has its last word after ten minutes of quiet.
    if (restless.has(item.gateway) || subject?.isCloned) continue
    if (end - item.at < 45 * second) continue
    const isGood = subject === undefined || isGoodNow(item, subject, end)
    ledger.hold(
      'every bad news has its recovery',
      !isGood,
      item.at,
      item.gateway,
      () => `${item.incident} was told and never ended`,
    )
  }
  const closed = truth.told.filter(({ news }) => news === 'recovery')
  for (const item of closed) ledger.hold('every bad news has its recovery', true, item.at, item.gateway, () => '')
}

function isGoodNow({ kind, device }: ToldItem, subject: Subject, at: number): boolean {
  const from = at - 40 * second
  if (kind === 'gateway-offline') return subject.hearings.filter(({ sure, lo }) => sure && lo > from).length > 2
  if (kind === 'gateway-fault') return !possibleFaults(subject, from, at).has(true)
  return (possibleLists(subject, from, at) ?? []).every((list) => list.get(device ?? '') === 'online')
}

import { lastPossible, lastSure, periodRange, type Subject } from './hearing'
import { allowedStates, possibleFaults, possibleLists } from './presence'
import type { Ledger, ToldItem, Truth } from './truth'
import { type Absence, absencesOf, type Disturbance, roomOf } from './watch'

const second = 1000
const minute = 60 * second
/** Bad news holds for 5 s before it is told, and is gathered for 15 s. */
const DELAY = 5 * second
const GATHERING = 15 * second
/** A subject that turned four times in 15 minutes rests until 10 minutes of quiet. */
const REACH = 15 * minute
const QUIET = 10 * minute

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

/** Every outage that nothing of ours casts doubt on is told once, in time. */
function judgeOutages(truth: Truth, subject: Subject, disturbances: readonly Disturbance[], ledger: Ledger): void {
  const room = roomOf(truth)
  const absences = absencesOf(truth)
  const { serial, hearings } = subject
  for (const [index, next] of hearings.entries()) {
    const heard = lastPossible(subject, next.lo - 1)
    const before = hearings[index - 1]
    if (before === undefined || heard === null || next.lo - heard < 10 * second) continue
    const period = periodRange(subject, heard, disturbances)
    const graceEnd = disturbances.findLast(({ lo }) => lo <= heard)?.hi ?? 0
    const offlineBy = Math.max(heard + 3 * period.hi + 5 * second, graceEnd + Math.max(2 * period.hi, minute)) + room
    const toldBy = offlineBy + DELAY + GATHERING + room
    if (next.lo < toldBy) continue
    if (isDoubtful(truth, subject, heard, toldBy, disturbances, absences)) continue
    const told = truth.told.filter(
      (item) =>
        item.gateway === serial &&
        item.kind === 'gateway-offline' &&
        item.news === 'bad' &&
        item.at >= heard &&
        item.at <= next.hi + room,
    )
    const once = new Set(told.map(({ announcement }) => announcement))
    const so = once.size === 1 && (told[0]?.at ?? 0) <= toldBy
    ledger.hold(
      'every real outage is told once',
      so,
      toldBy,
      serial,
      () =>
        `silent for ${((next.lo - heard) / 1000).toFixed(0)} s, told ${once.size} times${told[0] === undefined ? '' : `, ${((told[0].at - heard) / 1000).toFixed(1)} s after the last report, due by ${((toldBy - heard) / 1000).toFixed(1)}`}`,
    )
  }
}

/** Whether something else has a say in what is told of a silence: our own troubles, everybody's silence, unrest. */
function isDoubtful(
  truth: Truth,
  subject: Subject,
  from: number,
  to: number,
  disturbances: readonly Disturbance[],
  absences: readonly Absence[],
): boolean {
  if (disturbances.some(({ lo, hi }) => hi >= from && lo <= to)) return true
  if (absences.some((one) => one.to >= from && one.from <= to)) return true
  if (silencesOf(truth).some((one) => one.to + minute >= from && one.from <= to)) return true
  const isRestless = truth.told.some(
    (item) =>
      item.news === 'unstable' &&
      item.kind === 'gateway-offline' &&
      item.gateway === subject.serial &&
      item.at <= to &&
      item.at > from - REACH - QUIET,
  )
  if (isRestless) return true
  // One outage before this one is two turns; with a second the box may be called unstable.
  const shortest = 3 * periodRange(subject, from, disturbances).lo + 5 * second - roomOf(truth)
  const outages = subject.hearings.filter(({ lo }, index) => {
    const since = subject.hearings[index - 1]?.lo ?? lo
    const isRecent = lo > from - REACH - minute && lo <= from
    // Whom nobody could hear turned nowhere.
    return isRecent && lo - since > shortest && !absences.some((one) => one.to >= since && one.from <= lo)
  })
  return outages.length > 1 || isStillTold(truth, subject.serial, from)
}

/** Whether bad news of the box was told and its end was not, by then. */
const isStillTold = ({ told }: Truth, serial: string, at: number): boolean => {
  const own = told.filter((item) => item.gateway === serial && item.kind === 'gateway-offline' && item.at <= at)
  return own.some(({ incident }) => !own.some((item) => item.incident === incident && item.news === 'recovery'))
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

interface Span {
  readonly from: number
  readonly to: number
}

const silencesOf = ({ entries, toStation }: Truth): Span[] => {
  const notes = entries.flatMap((entry) => (entry.k === 'note' ? [entry] : []))
  return notes.flatMap(({ what, at }, index) => {
    if (what !== 'all silent') return []
    const end = notes.slice(index).find((note) => note.what === 'all heard')
    return [{ from: toStation(at), to: toStation(end?.at ?? at) }]
  })
}

/** Everybody's silence is told as the receiver's, once, and of no box. */
function judgeSilences(truth: Truth, disturbances: readonly Disturbance[], ledger: Ledger): void {
  const room = roomOf(truth)
  for (const { from, to } of silencesOf(truth)) {
    // Boxes of 2 s are the first to be offline; those of 5 s are overdue by then.
    const graceEnd = disturbances.findLast(({ lo }) => lo <= from)?.hi ?? 0
    const offlineBy = Math.max(from + 11 * second, graceEnd + minute) + room
    if (to < offlineBy + DELAY + GATHERING + room || disturbances.some(({ lo, hi }) => hi >= from && lo <= to)) continue
    const during = truth.told.filter(({ at }) => at >= from && at <= to + GATHERING + 2 * room)
    const told = during.filter(({ kind, news }) => kind === 'receiver-silent' && news === 'bad')
    ledger.hold('all silent is one receiver incident', told.length === 1, from, null, () => `told ${told.length} times`)
    const back = truth.told.filter(
      ({ kind, news, at }) => kind === 'receiver-silent' && news === 'recovery' && at > from && at < to + minute,
    )
    ledger.hold(
      'all silent is one receiver incident',
      back.length === 1,
      to,
      null,
      () => `its end is told ${back.length} times`,
    )
    const storm = during.filter(
      ({ kind, news, since }) => kind === 'gateway-offline' && news === 'bad' && Date.parse(since) > from,
    )
    ledger.hold(
      'all silent is one receiver incident',
      storm.length === 0,
      to,
      null,
      () => `${storm.length} boxes are told of as well`,
    )
  }
}

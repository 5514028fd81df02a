import { lastPossible, lastSure, type PeriodRange, periodRange, type Subject } from './hearing'
import type { Ledger, Truth } from './truth'
import { type Disturbance, roomOf } from './watch'

const second = 1000
const grace = (period: number) => Math.max(2 * period, 60 * second)

export interface Knowledge {
  readonly subject: Subject
  readonly disturbances: readonly Disturbance[]
  readonly room: number
}

/** Every state that the rules allow a box to be in at some instant from `a` to `b`. */
export function allowedStates({ subject, disturbances, room }: Knowledge, a: number, b: number): Set<string> {
  const allowed = new Set<string>()
  const period = periodRange(subject, b, disturbances)
  const possible = lastPossible(subject, b)
  const sure = lastSure(subject, a)
  if (possible === null) return new Set(['expected'])
  const before = disturbances.filter(({ lo }) => lo <= b)
  const anew = before.filter((one) => one.anew)
  const isHeardSince = (one: Disturbance) => possible >= one.lo
  const wasReset = anew.some((one) => one.sure && !isHeardSince(one))
  const inGrace = before.some(({ hi }) => a < hi + grace(period.hi) + room)
  if (!wasReset) {
    if (a - possible < 2 * period.hi + 5 * second + room || inGrace) allowed.add('online')
    const silence = b - (sure?.lo ?? 0)
    const isLate = silence >= 2 * period.lo + 5 * second - room
    if (isLate && (a - possible < 3 * period.hi + 5 * second + room || inGrace)) allowed.add('late')
  }
  if (mayBeOffline(sure?.lo ?? 0, b, period, before, room)) allowed.add('offline')
  const last = before.at(-1)
  const judgedBy = (last?.hi ?? 0) + Math.max(grace(period.hi), 3 * period.hi + 5 * second) + room
  if (anew.some(({ hi }) => hi + room >= (sure?.lo ?? 0)) && a < judgedBy) allowed.add('unobserved')
  return allowed
}

/** Whether a box that may not have been heard since `heard` can have been judged offline by `at`. */
function mayBeOffline(
  heard: number,
  at: number,
  period: PeriodRange,
  disturbances: readonly Disturbance[],
  room: number,
): boolean {
  const sure = disturbances.filter((one) => one.sure)
  const starts = [heard, ...sure.filter(({ hi }) => hi >= heard).map(({ lo }) => lo)]
  return starts.some((start) => {
    const graceBefore = sure.filter(({ lo }) => lo <= start).at(-1)?.lo ?? 0
    const earliest = Math.max(start + 3 * period.lo + 5 * second, graceBefore + grace(period.lo))
    // What disturbs before then begins it anew, and a new watch forgets it.
    const undone = sure.some(({ lo, hi, anew }) => lo > start && (hi + room < earliest || (anew && hi + room < at)))
    return earliest - room <= at && !undone
  })
}

/** Presence, period, faults and devices as each poll told them. */
export function judgePolls(
  truth: Truth,
  subjects: readonly Subject[],
  disturbances: readonly Disturbance[],
  ledger: Ledger,
) {
  const room = roomOf(truth)
  for (const { a, b, boxes } of truth.polls) {
    if (boxes === null) continue
    for (const subject of subjects) {
      const box = boxes.find(({ id }) => id === subject.serial)
      const { serial } = subject
      if (box === undefined) {
        const named = subject.hearings.some(({ sure, hi, report }) => sure && hi < a && !isNameless(report.dialect))
        ledger.hold('a box that was heard is listed', !named, b, serial, () => 'is not listed')
        continue
      }
      const allowed = allowedStates({ subject, disturbances, room }, a, b)
      ledger.hold('presence', allowed.has(box.presence), b, serial, () => {
        const sure = lastSure(subject, a)
        return `is ${box.presence}, may be ${[...allowed]}; last surely heard ${ago(b, sure?.lo)}, possibly ${ago(b, lastPossible(subject, b) ?? undefined)}`
      })
      const isHeard = box.presence === 'online' || box.presence === 'late'
      judgeDevices(subject, box.devices, isHeard, a, b, ledger)
      const faults = possibleFaults(subject, a, b)
      ledger.hold('fault', faults.size === 0 || faults.has(box.fault), b, serial, () => `fault is ${box.fault}`)
      const period = periodRange(subject, b, disturbances)
      const isSo = box.period >= period.lo - room / 4 && box.period <= period.hi + room / 4
      ledger.hold('period', isSo, b, serial, () => `period is ${box.period}, should be ${period.lo}–${period.hi}`)
    }
  }
}

const isNameless = (dialect: string) => dialect === 'D5' || dialect === 'D7'
const ago = (now: number, at: number | undefined) =>
  at === undefined ? 'never' : `${((now - at) / 1000).toFixed(1)} s ago`

function judgeDevices(
  subject: Subject,
  told: Readonly<Record<string, string>>,
  isHeard: boolean,
  a: number,
  b: number,
  ledger: Ledger,
): void {
  const lists = possibleLists(subject, a, b)
  if (lists === null) return
  const wrong = Object.entries(told).filter(([id, status]) => {
    if (!isHeard) return status !== 'unknown'
    return !lists.some((list) => (list.get(id) ?? 'missing') === status)
  })
  const unlisted = [...(lists[0]?.keys() ?? [])].filter((id) => told[id] === undefined)
  const so = wrong.length === 0 && unlisted.length === 0
  ledger.hold('devices', so, b, subject.serial, () =>
    JSON.stringify({ wrong, unlisted, isHeard, may: wrong.map(([id]) => lists.map((list) => list.get(id))) }),
  )
}

/** The device lists that may be the newest one that was heard, some time from `a` to `b`; `null` if there may be none. */
export function possibleLists(subject: Subject, a: number, b: number): Map<string, string>[] | null {
  const heard = newestOf(subject, a, b, ({ devices }) => devices !== undefined)
  return heard?.map(({ devices }) => devices ?? new Map()) ?? null
}

export function possibleFaults(subject: Subject, a: number, b: number): Set<boolean> {
  return new Set(newestOf(subject, a, b, ({ fault }) => fault !== undefined)?.map(({ fault }) => fault === true))
}

function newestOf(subject: Subject, a: number, b: number, speaks: (words: Words) => boolean): Words[] | null {
  const lasting = subject.hearings.filter(({ report, lo }) => lo <= b && speaks(wordsOf(report)))
  const sure = lasting.findLast((one) => one.sure && one.hi <= a)
  if (sure === undefined) return null
  return lasting.filter((one) => one === sure || one.hi >= sure.lo).map(({ report }) => wordsOf(report))
}

interface Words {
  /** Status by id; absent from what does not speak of devices. */
  readonly devices?: Map<string, string>
  readonly fault?: boolean
}

type Said = Readonly<Record<string, unknown>>

const known = new WeakMap<object, Words>()

/** What matters of a report here, read from what was sent. */
function wordsOf(report: Subject['hearings'][number]['report']): Words {
  const before = known.get(report)
  if (before !== undefined) return before
  const said = report.payload
  const list = (said['sub_devices'] ?? said['media_devices'] ?? said['cameraInfo']) as readonly Said[] | undefined
  const devices = list?.map((one): [string, string] => {
    const status = one['ep_status'] ?? one['media_device_status'] ?? (one['state'] === 0 ? 'online' : 'offline')
    return [String(one['ep_id'] ?? one['media_device_id'] ?? one['cameraId']), String(status)]
  })
  const words: Words = {
    ...(devices === undefined ? {} : { devices: new Map(devices) }),
    ...(isNameless(report.dialect) ? {} : { fault: isFaulty(said) }),
  }
  known.set(report, words)
  return words
}

function isFaulty(said: Said): boolean {
  const ext = said['gateway_ext_data'] as Said | undefined
  return said['gateway_status'] === 'offline' || said['deviceStatus'] === 1 || ext?.['status'] === '-1'
}

import type { ReceiverProblem, SelfTestCheck, SelfTestFinding } from '../../../shared/contract/receiver-views'
import { en } from '../../../shared/text/en'
import { findingSentence } from '../../../shared/text/self-test-text'
import { type Millis, minutes } from '../../../shared/time/millis'
import { isLoopback, urlHost } from '../networks'
import type { Arrival } from './own-report'
import type { SleepSetting } from './sleep-setting'

/** The disk of the data folder, and whether it takes what is written. */
export interface DiskState {
  readonly folder: string
  readonly freeBytes: number
  readonly room: 'enough' | 'low' | 'full'
}

/** Before this no version of this program existed that could ask. */
const RELEASED = Date.UTC(2026, 0, 1)

/** So many boxes whose clocks agree with one another, and not with ours, are hardly all wrong. */
const WITNESSES = 3

/** What one box's clock may be off without anybody minding. */
const CLOCK_TOLERANCE: Millis = minutes(5)

type Found = Pick<SelfTestCheck, 'status' | 'finding'> & Partial<Pick<SelfTestCheck, 'subject' | 'value'>>

/** Whether the receiver is open where it should be; `problem` is why not. */
export function checkPort(host: string, port: number, problem: ReceiverProblem | null): SelfTestCheck {
  const subject = `${urlHost(host)}:${port}`
  if (problem === null || isOfStorage(problem)) return check('port', { status: 'ok', finding: 'listening', subject })
  if (problem.code !== 'port-in-use') {
    const finding =
      problem.code === 'failed' || problem.code === 'paused' ? 'not-listening' : (problem.code as SelfTestFinding)
    return check('port', { status: 'failed', finding, subject })
  }
  const { owner } = problem
  const found = { subject: owner?.program ?? null, value: owner?.pid ?? null }
  return check('port', { status: 'failed', finding: 'port-in-use', ...found })
}

const isOfStorage = ({ code }: ReceiverProblem): boolean => code === 'storage-full' || code === 'storage-failed'

/** What became of a report that the station sent to itself at one of its addresses. */
export function checkOwnReport(address: string, arrival: Arrival): SelfTestCheck {
  if (arrival.finding !== 'answered') {
    return check('own-report', { status: 'failed', finding: arrival.finding, subject: address })
  }
  return check('own-report', { status: 'ok', finding: 'answered', subject: address, value: arrival.after })
}

/** What speaks for and against that other devices reach the port. */
interface Reach {
  /** How many of them were heard on it. */
  readonly others: number
  readonly host: string
  readonly port: number
  /** Whether this computer has an address, of those listened on, that others could reach. */
  readonly hasNetwork: boolean
  readonly firewallOn: boolean | null
}

/** Whether anybody outside can get here: best shown by somebody who has. */
export function checkReachable({ others, host, port, hasNetwork, firewallOn }: Reach): SelfTestCheck {
  if (others > 0) return check('reachable', { status: 'ok', finding: 'others-heard', value: others })
  if (!hasNetwork && isLoopback(host)) {
    return check('reachable', { status: 'warning', finding: 'loopback-only', subject: host })
  }
  if (!hasNetwork) return check('reachable', { status: 'failed', finding: 'no-address' })
  if (firewallOn !== true) return check('reachable', { status: 'unknown', finding: 'nobody-heard' })
  return check('reachable', { status: 'warning', finding: 'firewall-on', value: port })
}

/** Whether this computer goes to sleep by itself; reports are lost meanwhile. */
export function checkSleep(setting: SleepSetting): SelfTestCheck {
  if (setting === null) return check('sleep', { status: 'unknown', finding: 'sleep-unknown' })
  if (setting === 'never') return check('sleep', { status: 'ok', finding: 'never-sleeps' })
  return check('sleep', { status: 'warning', finding: 'sleeps', value: setting.after })
}

/** Whether reports can be kept: `room` is what there is, `problem` why they were refused last. */
export function checkDisk({ folder, freeBytes, room }: DiskState, problem: ReceiverProblem | null): SelfTestCheck {
  const found = { subject: folder, value: freeBytes }
  if (room === 'full') return check('disk', { status: 'failed', finding: 'room-full', ...found })
  if (problem !== null && isOfStorage(problem)) {
    return check('disk', { status: 'failed', finding: 'not-writable', ...found })
  }
  if (room === 'low') return check('disk', { status: 'warning', finding: 'room-low', ...found })
  return check('disk', { status: 'ok', finding: 'room', ...found })
}

/** @param skews how far the clocks of boxes are ahead of ours, of those whose reports carry a time */
export function checkClock(now: Millis, skews: readonly Millis[]): SelfTestCheck {
  if (now < RELEASED) return check('clock', { status: 'failed', finding: 'clock-before-release' })
  const sorted = skews.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  // Boxes that are wrong each in their own way say nothing of us.
  const agreeing = sorted.filter((skew) => Math.abs(skew - median) <= CLOCK_TOLERANCE).length
  const isOurs = agreeing >= WITNESSES && agreeing > sorted.length / 2 && Math.abs(median) > CLOCK_TOLERANCE
  if (isOurs) return check('clock', { status: 'warning', finding: 'clock-differs', value: median })
  return check('clock', { status: 'ok', finding: 'clock-plausible' })
}

function check(code: SelfTestCheck['code'], { status, finding, subject = null, value = null }: Found): SelfTestCheck {
  return { code, status, finding, subject, value, detail: findingSentence({ finding, subject, value }, en) }
}

import type { ReceiverView, SelfTestView } from '../../../shared/contract/receiver-views'
import { iso } from '../../../shared/time/iso'
import type { Millis } from '../../../shared/time/millis'
import { checkClock, checkDisk, checkOwnReport, checkPort, checkReachable, checkSleep, type DiskState } from './checks'
import { isFirewallOn } from './firewall'
import type { OwnReports } from './own-report'
import { sleepSetting } from './sleep-setting'

/** As many addresses as anybody reads of; a machine full of containers has more. */
const ADDRESSES = 8

/** What the test looks at, as it is when it runs. */
export interface SelfTestSubject {
  readonly now: Millis
  readonly receiver: ReceiverView
  /** How many other computers were heard on the port. */
  readonly others: number
  readonly disk: () => Promise<DiskState>
  /** How far the clocks of boxes are ahead of ours, ms. */
  readonly clockSkews: readonly Millis[]
}

/** Looks at the receiver and at the computer it runs on: everything that keeps reports from arriving, box and cable aside. */
export async function runSelfTest(subject: SelfTestSubject, own: OwnReports): Promise<SelfTestView> {
  const { now, receiver, others, clockSkews } = subject
  const { host, port, problem, urls } = receiver
  const hasNetwork = urls.some(({ kind }) => kind !== 'loopback')
  const [ownReports, disk, sleep, firewallOn] = await Promise.all([
    receiver.listening ? checkOwnReports(receiver, own) : [],
    subject.disk(),
    sleepSetting(),
    others > 0 ? null : isFirewallOn(),
  ])
  return {
    at: iso(now),
    checks: [
      checkPort(host, port, receiver.listening ? null : problem),
      ...ownReports,
      checkReachable({ others, host, port, hasNetwork, firewallOn }),
      checkSleep(sleep),
      checkDisk(disk, problem),
      checkClock(now, clockSkews),
    ],
  }
}

async function checkOwnReports({ urls }: ReceiverView, own: OwnReports) {
  const readable = urls.filter(({ url }) => URL.canParse(url))
  const origins = readable.slice(0, ADDRESSES).map(({ url }) => new URL(url))
  return Promise.all(origins.map(async ({ origin, hostname }) => checkOwnReport(hostname, await own.send(origin))))
}

import { expect, test } from 'vitest'
import { pastIncident } from '../../../src/shared/alerts/chronicle'
import { Lasting } from '../../../src/shared/export/lasting'
import { type Incident, NOTHING_TOLD } from '../../../src/shared/model/incident'
import type { Transition, TransitionKind } from '../../../src/shared/model/transition'

const fact = (at: number, kind: TransitionKind, from: string | null, to: string | null, device: string | null = null) =>
  ({
    id: `${at}`,
    at,
    kind,
    gateway: 'SN-1',
    gatewayName: '',
    device,
    deviceName: null,
    from,
    to,
    cause: 'report',
    detail: null,
  }) satisfies Transition

const incident = (
  openedAt: number,
  closedAt: number | null,
  badAt: number | null,
  acknowledgedAt: number | null,
): Incident => ({
  id: '1',
  subject: 'presence:SN-1',
  kind: 'gateway-offline',
  gateway: 'SN-1',
  gatewayName: '',
  device: null,
  deviceName: null,
  detail: null,
  evidence: null,
  openedAt,
  condition: 'bad',
  changedAt: 0,
  confirmedAt: null,
  unstableSince: null,
  closedAt,
  closeCause: closedAt === null ? null : 'recovered',
  ledger: { ...NOTHING_TOLD, badAt, acknowledgedAt },
})

function noted(facts: readonly Transition[], open: readonly Incident[] = []): Lasting {
  const lasting = new Lasting()
  for (const one of facts) lasting.note(one)
  for (const one of open) lasting.noteOpen(one)
  return lasting
}

test('what a transition began lasts until the next of its kind, box, device and fault apart', () => {
  const facts = [
    fact(0, 'gateway-appeared', null, 'online'),
    fact(1, 'fault', 'ok', 'fault'),
    fact(2, 'device-appeared', null, 'online', 'cam'),
    fact(10, 'presence', 'online', 'late'),
    fact(12, 'presence', 'late', 'offline'),
    fact(13, 'device-status', 'online', 'offline', 'cam'),
    fact(20, 'presence', 'offline', 'online'),
    fact(21, 'device-status', 'offline', 'missing', 'cam'),
    fact(22, 'software-version', 'V1', 'V2'),
    fact(30, 'fault', 'fault', 'ok'),
    fact(40, 'device-removed', 'missing', null, 'cam'),
  ]
  const lasting = noted(facts)
  expect(facts.map((one) => lasting.endOf(one))).toEqual([10, 30, 13, 12, 20, 21, 'open', 40, null, 'open', null])
})

test('a box that is removed is nothing any more; one whose end was not looked for is unknown', () => {
  const down = fact(5, 'presence', 'online', 'offline')
  const camera = fact(6, 'device-status', 'online', 'offline', 'cam')
  const removed = noted([
    down,
    camera,
    fact(9, 'removal', 'offline', 'removed'),
    fact(9, 'removal', 'offline', 'removed', 'cam'),
  ])
  expect([removed.endOf(down), removed.endOf(camera)]).toEqual([9, 9])
  const before = noted([down])
  before.endAll('SN-1', 8)
  expect(before.endOf(down)).toBe(8)
  const glimpsed = new Lasting(false)
  glimpsed.note(down)
  expect(glimpsed.endOf(down)).toBe('unknown')
})

test('the same state said again goes on; two turns in one millisecond are two', () => {
  const first = fact(5, 'presence', 'online', 'offline')
  const again = fact(7, 'presence', 'online', 'offline')
  const late = fact(20, 'presence', 'online', 'late')
  const offline = fact(20, 'presence', 'late', 'offline')
  const back = fact(25, 'presence', 'offline', 'online')
  const lasting = noted([first, again, fact(9, 'presence', 'offline', 'online'), late, offline, back])
  expect([first, again, late, offline, back].map((one) => lasting.endOf(one))).toEqual([9, 9, 20, 25, 'open'])
})

test('bad news carries when the incident that it is part of was told and acknowledged', () => {
  const down = fact(100, 'presence', 'online', 'offline')
  const flap = fact(130, 'presence', 'online', 'offline')
  const later = fact(300, 'presence', 'online', 'offline')
  const fault = fact(110, 'fault', 'ok', 'fault')
  const up = fact(150, 'presence', 'offline', 'online')
  const over = pastIncident(incident(100, 150, 115, 120)) as Transition
  const lasting = noted([down, fault, flap, up, over, later], [incident(300, null, 310, null)])
  expect(lasting.toldOf(down)).toMatchObject({ announcedAt: 115, acknowledgedAt: 120 })
  expect(lasting.toldOf(flap)).toMatchObject({ announcedAt: 115 })
  expect(lasting.toldOf(later)).toMatchObject({ announcedAt: 310, acknowledgedAt: null })
  expect([lasting.toldOf(fault), lasting.toldOf(up)]).toEqual([null, null])
})

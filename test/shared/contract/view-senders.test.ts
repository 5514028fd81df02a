import { expect, test } from 'vitest'
import { type HeardSender, type SenderRules, viewSenders } from '../../../src/shared/contract/view-senders'
import type { Gateway } from '../../../src/shared/model/gateway'
import { minutes, seconds } from '../../../src/shared/time/millis'

const NOW = Date.UTC(2026, 10, 22)

const sender = (address: string, otherwise: Partial<HeardSender> = {}): HeardSender => ({
  address,
  accepted: 3,
  refused: 0,
  firstAt: NOW - minutes(5),
  lastAt: NOW,
  lastRefusal: null,
  ...otherwise,
})

const gateway = (id: string, ...from: readonly [address: string, firstAt: number, lastAt: number][]): Gateway =>
  ({
    id,
    name: `Box ${id}`,
    edits: { alias: null, periodSeconds: null },
    senders: from.map(([address, firstAt, lastAt]) => ({ address, firstAt, lastAt })),
    lastReportFrom: from.at(-1)?.[0] ?? null,
    clockSkew: null,
    rhythms: [],
  }) as unknown as Gateway

const rules = (otherwise: Partial<SenderRules> = {}): SenderRules => ({
  gateways: [],
  defaultPeriod: seconds(20),
  isAllowed: () => true,
  ignored: [],
  listed: false,
  ...otherwise,
})

const addresses = (senders: readonly { readonly address: string }[]) => senders.map(({ address }) => address)

test('the one that came last comes first, however often the others report, with the boxes behind it', () => {
  const gateways = [gateway('A', ['10.0.0.1', 0, NOW]), gateway('B', ['::ffff:10.0.0.1', 0, NOW]), gateway('C')]
  const heard = [sender('10.0.0.9'), sender('10.0.0.1', { firstAt: NOW - 1, lastAt: NOW - 1 })]
  const { senders, total } = viewSenders(heard, rules({ gateways }))
  expect(addresses(senders)).toEqual(['10.0.0.1', '10.0.0.9'])
  expect(senders[0]).toMatchObject({ gatewayCount: 2, gateways: [{ id: 'A', name: 'Box A' }, { id: 'B' }] })
  expect(senders[1]?.gateways).toEqual([])
  expect(total).toBe(2)
})

test('a whole fleet behind one address is named in part, and counted in full', () => {
  const gateways = Array.from({ length: 600 }, (_, n) => gateway(`SN-${n}`, ['10.0.0.1', 0, NOW]))
  const [one] = viewSenders([sender('10.0.0.1')], rules({ gateways })).senders
  expect([one?.gateways.length, one?.gatewayCount]).toEqual([20, 600])
})

test('unknown is who never got through and who may not, unless ignored', () => {
  const heard = [
    sender('10.0.0.1'),
    sender('10.0.0.2', { accepted: 0, refused: 4, lastRefusal: 'wrong-path' }),
    sender('10.0.0.3', { lastRefusal: 'not-allowed' }),
    sender('10.0.0.4', { accepted: 0 }),
  ]
  const isAllowed = (address: string) => address !== '10.0.0.3'
  const { unknown } = viewSenders(heard, rules({ isAllowed, ignored: ['10.0.0.4'], listed: true }))
  expect(addresses(unknown)).toEqual(['10.0.0.2', '10.0.0.3'])
  expect(unknown[1]).toMatchObject({ allowed: false, ignored: false })
})

test('a query finds an address, or a box behind it; a limit cuts what it finds, not what it counts', () => {
  const gateways = [gateway('SN-7', ['10.0.0.7', 0, NOW])]
  const heard = ['10.0.0.7', '10.0.0.71', '192.168.0.1'].map((address) => sender(address))
  const find = (query: string, limit?: number) => viewSenders(heard, rules({ gateways }), { query, limit })
  expect(addresses(find('0.0.7').senders)).toEqual(['10.0.0.7', '10.0.0.71'])
  expect(addresses(find('box sn-7').senders)).toEqual(['10.0.0.7'])
  expect(find('10.', 1)).toMatchObject({ total: 2, senders: [{ address: '10.0.0.7' }] })
  expect(find('  ').total).toBe(3)
})

test('two addresses that take turns with one serial are a conflict; a box that moved is none', () => {
  const turns = gateway('CLONE', ['10.0.0.1', NOW - minutes(3), NOW - seconds(10)], ['10.0.0.2', NOW - minutes(2), NOW])
  const moved = gateway('MOVED', ['10.0.0.3', NOW - minutes(9), NOW - minutes(5)], ['10.0.0.4', NOW - minutes(4), NOW])
  expect(viewSenders([], rules({ gateways: [turns, moved] })).conflicts).toEqual([
    { gateway: 'CLONE', gatewayName: 'Box CLONE', addresses: ['10.0.0.1', '10.0.0.2'] },
  ])
})

import { expect, test } from 'vitest'
import type { KeptIdentity } from '../../../src/shared/history/gateway-replay'
import type { CommitsMessage } from '../../../src/shared/hq/commit-message'
import { SiteFold } from '../../../src/shared/hq/fold'
import { HeldIdentities } from '../../../src/shared/hq/held-identities'
import { seconds } from '../../../src/shared/time/millis'
import { report } from '../../support/reports'
import { SentStation } from './sent-station'

const said = (gateway: string, name: string): KeptIdentity => [
  gateway,
  name,
  { dialect: 'D1', sn: gateway, authCode: null, path: '/', gateway: null, devices: null },
]
/** What a box that calls itself otherwise with each report brings. */
const renamed = (count: number): KeptIdentity[] => Array.from({ length: count }, (_, n) => said('SN-X', `name ${n}`))

test('a box that is another with each report takes nobody else from headquarters', async () => {
  const station = new SentStation()
  await station.fleet.hears(report({ sn: 'SN-1' }))
  const fold = new SiteFold()
  const { head, message } = station.message('s1', 0, station.commits.length)
  fold.take(head, message)
  fold.take(head, { ...(message as CommitsMessage), identities: renamed(100_002), commits: [] })
  const before = station.commits.length
  await station.fleet.waits(seconds(20))
  await station.fleet.hears(report({ sn: 'SN-1' }))
  const next = station.message('s1', before, station.commits.length)
  expect(fold.take(next.head, next.message).reports).toBe(1)
  expect([...fold.gateways].map(({ id, lastReportAt }) => [id, lastReportAt])).toEqual([
    ['SN-1', station.fleet.clock.now()],
  ])
})

test('of too many names those go that were named the longest ago, and no gateway loses its first', () => {
  const held = new HeldIdentities()
  const learn = (all: readonly KeptIdentity[]) => {
    for (const one of all) held.learn(one, undefined)
  }
  const two = [said('SN-1', 'first'), said('SN-1', 'second')]
  learn(two)
  learn(renamed(100_000))
  held.makeRoom()
  expect(held.find('SN-X', 'name 1')).toBeDefined()
  // The next journal names its own again.
  learn(two)
  learn([said('SN-X', 'the last')])
  held.makeRoom()
  const found = (id: string, name: string) => held.find(id, name)?.named
  expect([found('SN-1', 'first'), found('SN-1', 'second')]).toEqual(['first', 'second'])
  expect([found('SN-X', 'name 0'), found('SN-X', 'the last')]).toEqual(['name 0', 'the last'])
  expect([found('SN-X', 'name 1'), found('SN-X', 'name 99999')]).toEqual([undefined, 'name 99999'])
})

test('of very many gateways that come and go none loses the second name of another', () => {
  const held = new HeldIdentities()
  for (const one of [said('SN-1', 'first'), said('SN-1', 'second')]) held.learn(one, undefined)
  for (let n = 0; n < 100_001; n++) held.learn(said(`SN-X${n}`, 'one'), undefined)
  held.makeRoom()
  expect(held.find('SN-1', 'second')).toBeDefined()
})

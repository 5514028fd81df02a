import { describe, expect, test } from 'vitest'
import type { Storage } from '../../../src/main/ports'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { binOf } from '../../../src/shared/events/bins'
import { searchFor } from '../../../src/shared/events/search'
import { NO_METRICS } from '../../../src/shared/model/metrics'
import type { Transition } from '../../../src/shared/model/transition'
import { hours, minutes, seconds } from '../../../src/shared/time/millis'
import { allReports, byId, inOrder, KeptFleet, MORNING } from '../../support/kept-fleet'
import { MemoryStorage } from '../../support/memory-storage'
import { device, gatewayPart, report } from '../../support/reports'
import { tempFolder } from '../../support/temp-folder'

/** How to get a new storage, and the same one again. */
type Opener = () => Promise<() => Storage>

const openers: Record<string, Opener> = {
  'in memory': async () => {
    const storage = new MemoryStorage()
    return () => storage
  },
  'in NeDB': async () => {
    const folder = await tempFolder()
    return () => new NedbStorage(folder, () => undefined)
  },
}

describe.each(Object.entries(openers))('storage %s', (_name, opener) => {
  async function started() {
    const open = await opener()
    const storage = open()
    await storage.open()
    return { storage, fleet: new KeptFleet(storage), open }
  }

  const withCpu = (cpu: number, sn = 'SN-1') =>
    report({ sn, gateway: gatewayPart({ metrics: { ...NO_METRICS, cpu } }), devices: [device('a')] })

  test('is empty at first', async () => {
    const storage = (await opener())()
    expect(await storage.open()).toEqual({ gateways: [], settings: undefined, lastCommitAt: null, bodies: [] })
    expect(await allReports(storage)).toEqual([])
    expect(await storage.transitions({ limit: 5 })).toEqual([])
    await storage.close()
  })

  test('opened again it knows the fleet, edits, settings, last bodies and every report', async () => {
    const { storage, fleet, open } = await started()
    await fleet.hears(report({ sn: 'SN-1', gateway: gatewayPart({ name: '东\u2028门\u0085' }) }), '{"原文":"\u2029"}')
    await fleet.waits(seconds(20))
    await fleet.hears(report({ sn: 'SN-2', devices: [device('a'), device('b', { status: 'offline' })] }))
    await fleet.edits('SN-2', '北门')
    await storage.commit({ at: 5, gateways: [], removed: [], transitions: [], settings: { theme: 'dark' } as never })
    await storage.close()
    const again = open()
    const stored = await again.open()
    expect(byId(stored.gateways)).toEqual(fleet.gateways)
    expect(stored.settings).toEqual({ theme: 'dark' })
    expect(stored.bodies.find(({ gateway }) => gateway === 'SN-1')).toMatchObject({ body: '{"原文":"\u2029"}' })
    expect(await allReports(again)).toEqual(inOrder(fleet.records))
    await again.close()
  })

  test('over hours and days every report is found, in any range', async () => {
    const { storage, fleet } = await started()
    for (let n = 0; n < 40; n++) {
      await fleet.waits(hours(1))
      await fleet.hears(withCpu(n, `SN-${n % 3}`))
    }
    expect(await allReports(storage)).toEqual(inOrder(fleet.records))
    const [from, to] = [MORNING + hours(10), MORNING + hours(30)]
    const within = fleet.records.filter(({ at }) => at >= from && at < to)
    expect(await allReports(storage, from, to)).toEqual(inOrder(within))
    await storage.close()
  })

  test('transitions come newest first, by page, by kind and by gateway, across days', async () => {
    const { storage, fleet } = await started()
    for (let n = 0; n < 30; n++) {
      await fleet.hears(withCpu(1, `SN-${n % 2}`))
      await fleet.waits(hours(2))
    }
    const expected = fleet.transitions.toSorted((a, b) => (a.id < b.id ? 1 : -1))
    expect(await storage.transitions({ limit: 1000 })).toEqual(expected)
    const paged: unknown[] = []
    for (let before: string | undefined; ; ) {
      const page = await storage.transitions({ limit: 7, before })
      paged.push(...page)
      before = page.at(-1)?.id
      if (page.length < 7) break
    }
    expect(paged).toEqual(expected)
    const some = { gateway: 'SN-1', kind: 'presence', from: MORNING + hours(5), to: MORNING + hours(40) }
    const matching = expected.filter(
      ({ gateway, kind, at }) => gateway === 'SN-1' && kind === 'presence' && at >= some.from && at < some.to,
    )
    expect(matching.length).toBeGreaterThan(5)
    expect(await storage.transitions({ ...some, limit: 1000 })).toEqual(matching)
    await storage.close()
  })

  test('transitions are found from old to new, by id, by what is sought and by whom; counted alike', async () => {
    const { storage, fleet } = await started()
    for (let n = 0; n < 30; n++) {
      await fleet.hears(withCpu(1, `SN-${n % 2}`))
      await fleet.waits(hours(2))
    }
    const oldestFirst = fleet.transitions.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const upwards: unknown[] = []
    for (let after = ''; ; ) {
      const page = await storage.transitions({ limit: 7, after })
      upwards.push(...page.toReversed())
      after = page[0]?.id ?? after
      if (page.length < 7) break
    }
    expect(upwards).toEqual(oldestFirst)

    const some = oldestFirst.filter((_one, n) => n % 9 === 4)
    expect(await storage.transitions({ limit: 99, ids: some.map(({ id }) => id) })).toEqual(some.toReversed())

    const search = { topics: ['connection' as const], words: searchFor('sn-1', []) }
    const offline = oldestFirst.filter(
      ({ to, kind, from }) => kind === 'presence' && (to === 'offline' || from === 'offline'),
    )
    const own = offline.filter(({ gateway }) => gateway === 'SN-1')
    const range = { from: MORNING, to: MORNING + hours(60), bins: 30 }
    for (const _again of [1, 2]) {
      const found = await storage.transitions({ limit: 999, search, kind: 'presence' })
      expect(found).toEqual(own.toReversed())
      const { bad, good, all } = await storage.countTransitions({ ...range, search })
      expect(sum(bad)).toBe(own.filter(({ to }) => to === 'offline').length)
      expect(sum(good)).toBe(own.filter(({ to }) => to === 'online').length)
      expect(sum(all)).toBeGreaterThanOrEqual(own.length)
      expect(bad.findIndex((count) => count > 0)).toBe(binOf(own[0]?.at ?? 0, range))
    }
    await storage.close()
  })

  test('what went offline knows its end and what came back its beginning, across days and journals', async () => {
    const { storage, fleet } = await started()
    const standing = ({ kind }: Transition) => kind === 'presence'
    await fleet.hears(withCpu(1))
    for (const silence of [hours(1), hours(30), hours(3)]) {
      await fleet.waits(silence)
      await fleet.hears(withCpu(1))
    }
    await fleet.waits(hours(50))
    const told = (await storage.transitions({ limit: 99 })).filter(standing)
    const offline = told.filter(({ to }) => to === 'offline')
    const back = told.filter(({ to, from }) => to === 'online' && from === 'offline')
    expect([offline.length, back.length]).toEqual([4, 3])
    const expected = offline.map((begin, n) => ({
      since: begin.at,
      until: n === 0 ? null : back[n - 1]?.at,
      by: n === 0 ? null : 'online',
    }))
    expect(await storage.stretches(offline)).toEqual(expected)
    expect(await storage.stretches(back)).toEqual(expected.slice(1))
    const appeared = await storage.transitions({ limit: 1, kind: 'gateway-appeared' })
    expect(await storage.stretches(appeared)).toEqual([null])
    await storage.close()
  })

  test('the past of a gateway: samples that keep the spike, presence, strips', async () => {
    const { storage, fleet } = await started()
    for (let n = 0; n < 400; n++) {
      await fleet.hears(withCpu(n === 200 ? 99 : 10))
      await fleet.waits(seconds(20))
    }
    await fleet.waits(minutes(5))
    const to = fleet.clock.now()
    const past = await storage.past({ gateway: 'SN-1', from: MORNING, to, points: 20, present: null })
    expect(past.samples.length).toBeLessThanOrEqual(20)
    expect(past.samples.filter(({ max }) => max.cpu === 99).length).toBe(1)
    expect(past.presence.map(({ state }) => state)).toEqual(['online', 'late', 'offline'])
    expect(past.devices.get('a')?.map(({ state }) => state)).toEqual(['online', 'unknown'])
    await storage.close()
  })
})

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { muteChanges } from '../../../src/shared/alerts/chronicle'
import type { SiteMessage } from '../../../src/shared/hq/commit-message'
import { SiteFold } from '../../../src/shared/hq/fold'
import type { Gateway } from '../../../src/shared/model/gateway'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { byId } from '../../support/kept-fleet'
import { device, gatewayPart, report } from '../../support/reports'
import { type Sent, SentStation } from './sent-station'

/** As JSON has them, which is how they came. */
const known = (fold: SiteFold): readonly Gateway[] => byId([...fold.gateways])
const there = (station: SentStation): readonly Gateway[] => JSON.parse(JSON.stringify(station.fleet.gateways))

const takeAll = (fold: SiteFold, sent: readonly Sent[]) => sent.map(({ head, message }) => fold.take(head, message))

/** Three boxes that report, one of which falls silent, comes back, is renamed and taken out. */
async function livedStation(): Promise<SentStation> {
  const station = new SentStation()
  const { fleet } = station
  for (let n = 0; n < 5; n++) {
    for (const sn of ['SN-1', 'SN-2', 'SN-3']) {
      const devices = [device('a'), device('b', { status: n === 3 ? 'offline' : 'online' })]
      await fleet.hears(report({ sn, devices, gateway: gatewayPart({ name: `box ${sn}` }) }))
    }
    await fleet.waits(seconds(20))
  }
  for (let n = 0; n < 10; n++) {
    await fleet.hears(report({ sn: 'SN-1' }))
    await fleet.waits(seconds(20))
  }
  await fleet.hears(report({ sn: 'SN-2' }))
  await fleet.edits('SN-2', 'South gate')
  await fleet.removes('SN-3')
  return station
}

describe('a site as headquarters folds it', () => {
  test('is the same as at the site, to the last field', async () => {
    const station = await livedStation()
    const fold = new SiteFold()
    takeAll(fold, [station.message('s1', 0, station.commits.length)])
    expect(known(fold)).toEqual(there(station))
    expect(known(fold).map(({ id }) => id)).toContain(' removed:SN-3')
  })

  test('hands on what happened once, with the times at which it was', async () => {
    const station = await livedStation()
    const fold = new SiteFold()
    const half = Math.floor(station.commits.length / 2)
    const [all, end] = [
      station.message('s1', 0, station.commits.length),
      station.message('s1', half, station.commits.length),
    ]
    const told = takeAll(fold, [all, end, all])
    expect(told.flatMap(({ transitions }) => transitions)).toEqual(station.fleet.transitions)
    expect(told.map(({ kind }) => kind)).toEqual(['news', 'known', 'known'])
  })

  test('goes on from what was kept of it', async () => {
    const station = await livedStation()
    const [first, second] = [station.message('s1', 0, 9), station.message('s1', 9, station.commits.length)]
    const before = new SiteFold()
    takeAll(before, [first])
    const after = new SiteFold(JSON.parse(JSON.stringify(before.state)))
    takeAll(after, [first, second])
    expect(known(after)).toEqual(there(station))
  })

  test('keeps the devices that a session names with its gateways, and not twice; what kept them twice is read as well', async () => {
    const station = await livedStation()
    const [first, second] = [station.message('s1', 0, 9), station.message('s1', 9, station.commits.length)]
    const before = new SiteFold()
    takeAll(before, [first])
    const { identities, ...others } = before.state
    const named = identities.filter(([, , { devices }]) => devices !== null)
    expect(named.length).toBeGreaterThan(2)
    for (const [, , { devices }] of named) expect(devices).toBe('of-gateway')
    const [{ message }] = [first]
    const sent = message.kind === 'commits' ? message.identities : []
    const after = new SiteFold(JSON.parse(JSON.stringify({ ...others, identities: sent })))
    expect(JSON.stringify(after.state.identities)).toBe(JSON.stringify(identities))
    takeAll(after, [second])
    expect(known(after)).toEqual(there(station))
  })

  test('presence is what the site said, however long nothing comes', async () => {
    const station = await livedStation()
    const fold = new SiteFold()
    takeAll(fold, [station.message('s1', 0, station.commits.length)])
    const before = known(fold)
    await station.fleet.waits(minutes(30))
    expect(known(fold)).toEqual(before)
    expect(there(station)).not.toEqual(before)
  })

  test('what is missing is noted and not passed over in silence; a snapshot mends it', async () => {
    const station = await livedStation()
    const fold = new SiteFold()
    takeAll(fold, [station.message('s1', 0, 5), station.message('s1', 9, station.commits.length)])
    expect(fold.at.gaps).toEqual([{ from: station.commits[4]?.at, to: station.commits[9]?.at }])
    expect(fold.at.isWhole).toBe(false)
    takeAll(fold, station.snapshot('s2', 3))
    expect(known(fold)).toEqual(there(station))
    expect(fold.at.isWhole).toBe(true)
  })

  test('a snapshot whose beginning or part is missing takes the place of nothing', async () => {
    const station = await livedStation()
    const fold = new SiteFold()
    const [first, second, third] = station.snapshot('s1', 3) as [Sent, Sent, Sent]
    takeAll(fold, [second, third, first, third])
    expect(known(fold)).toEqual([])
    takeAll(fold, [first, first, second, second, third])
    expect(known(fold)).toEqual(there(station))
  })

  test('what came before a snapshot is of the past and changes nothing', async () => {
    const station = await livedStation()
    const fold = new SiteFold()
    takeAll(fold, station.snapshot('s1'))
    const [late] = takeAll(fold, [station.message('s1', 0, station.commits.length)])
    expect(known(fold)).toEqual(there(station))
    expect(late?.transitions).toEqual([])
    expect(late?.past).toEqual(station.fleet.transitions)
  })

  test('another store of the site takes the place of the one before, which then says nothing any more', async () => {
    const [old, anew] = [await livedStation(), new SentStation('epoch-2', '1800000000000-0123abcd')]
    await anew.fleet.hears(report({ sn: 'SN-9' }))
    const fold = new SiteFold()
    takeAll(fold, [old.message('s1', 0, old.commits.length)])
    const [change] = takeAll(fold, anew.snapshot('s2'))
    expect([...(change?.removed ?? [])].sort()).toEqual([' removed:SN-3', 'SN-1', 'SN-2'])
    const [stray] = takeAll(fold, [old.message('s3', 0, old.commits.length)])
    expect(stray?.kind).toBe('stray')
    expect(known(fold)).toEqual(there(anew))
  })

  test('who is muted with a group or the whole fleet is so here, until the site says otherwise', async () => {
    const station = await livedStation()
    const fold = new SiteFold()
    const [first] = station.snapshot('s1') as [Sent]
    takeAll(fold, [{ ...first, message: { ...first.message, muted: ['SN-1'] } as SiteMessage }])
    expect([fold.isMuted('SN-1'), fold.isMuted('SN-2')]).toEqual([true, false])
    const gateways = station.fleet.gateways
    const from = station.commits.length
    const of = (id: string) => gateways.filter((one) => one.id === id).map((one) => [one.id, one] as const)
    const turns = muteChanges(new Map(of('SN-1')), new Map(of('SN-2')), station.fleet.clock.now())
    const position = station.position(from + 1)
    station.commits.push({ position, at: station.fleet.clock.now(), facts: [{ transitions: turns }] })
    const [told] = takeAll(fold, [station.message('s1', from, from + 1)])
    expect([fold.isMuted('SN-1'), fold.isMuted('SN-2')]).toEqual([false, true])
    expect([...(told?.changed ?? [])].sort()).toEqual(['SN-1', 'SN-2'])
    expect(new SiteFold(JSON.parse(JSON.stringify(fold.state))).isMuted('SN-2')).toBe(true)
  })

  test('a message that cannot be taken changes nothing', async () => {
    const station = await livedStation()
    const fold = new SiteFold()
    takeAll(fold, [station.message('s1', 0, 5)])
    const before = fold.state
    const { head, message } = station.message('s1', 5, 12)
    const { commits } = message as { commits: readonly unknown[] }
    const broken = { ...message, commits: [...commits, null] } as unknown as SiteMessage
    expect(() => fold.take(head, broken)).toThrow()
    expect({ ...fold.state, identities: [] }).toEqual({ ...before, identities: [] })
    takeAll(fold, [station.message('s2', 5, station.commits.length)])
    expect(known(fold)).toEqual(there(station))
  })
})

test('what could not be taken is missing from then on, and the site does not lie behind for ever', async () => {
  const station = await livedStation()
  const fold = new SiteFold()
  takeAll(fold, [station.message('s1', 0, 5)])
  fold.miss(station.message('s1', 5, 9).head)
  expect(fold.at.gaps).toEqual([{ from: station.commits[4]?.at, to: station.commits[8]?.at }])
  expect(fold.isBehind('epoch-1', station.position(9))).toBe(false)
  expect(fold.isBehind('epoch-1', station.position(10))).toBe(true)
  expect(fold.at.isWhole).toBe(false)
})

test('every way of cutting, repeating and sending again comes to what the station has', async () => {
  const sn = fc.constantFrom('SN-1', 'SN-2', 'SN-3', null)
  const code = fc.constantFrom('A-1', 'A-2', null)
  const camera = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom('online' as const, 'offline' as const, 'unknown' as const),
    name: fc.constantFrom('East', '东门'),
  })
  const devices = fc.option(
    fc
      .uniqueArray(camera, { maxLength: 3, selector: ({ id }) => id })
      .map((all) => all.map(({ id, ...one }) => device(id, one))),
  )
  const name = fc.constantFrom('gate', '东门', 'x')
  const hears = fc.record({ kind: fc.constant('hears' as const), sn, code, name, devices })
  const deed = fc.oneof(
    { weight: 6, arbitrary: hears },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('waits' as const), by: fc.integer({ min: 1, max: 200 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('edits' as const, 'removes' as const),
        id: fc.constantFrom('SN-1', 'SN-2'),
      }),
    },
  )
  // Each sending begins anew somewhere before the end of what was sent, as a session of its own or not, and is cut anew.
  const sending = fc.record({
    back: fc.nat(12),
    isAnew: fc.boolean(),
    cuts: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }),
    isKept: fc.boolean(),
    snapshot: fc.constantFrom(0, 0, 0, 1, 2),
  })
  const property = fc.asyncProperty(
    fc.array(fc.tuple(fc.array(deed, { minLength: 1, maxLength: 12 }), sending), { minLength: 1, maxLength: 6 }),
    async (chapters) => {
      const station = new SentStation()
      let fold = new SiteFold()
      let sent = 0
      let session = 0
      const told: string[] = []
      const take = (all: readonly Sent[]) => {
        for (const { transitions, past } of takeAll(fold, all))
          told.push(...[...transitions, ...past].map(({ id }) => id))
      }
      for (const [deeds, { back, isAnew, cuts, isKept, snapshot }] of chapters) {
        for (const one of deeds) {
          if (one.kind === 'waits') await station.fleet.waits(seconds(one.by))
          else if (one.kind === 'edits') await station.fleet.edits(one.id, `alias ${station.commits.length}`)
          else if (one.kind === 'removes') await station.fleet.removes(one.id)
          else if ('name' in one && (one.sn !== null || one.code !== null)) {
            await station.fleet.hears(
              report({
                sn: one.sn,
                authCode: one.code,
                gateway: gatewayPart({ name: one.name }),
                devices: one.devices,
              }),
            )
          }
        }
        if (isAnew) session++
        if (isKept) fold = new SiteFold(JSON.parse(JSON.stringify(fold.state)))
        let from = Math.max(0, Math.min(sent, station.commits.length) - back)
        for (let n = 0; from < station.commits.length; n++) {
          const to = Math.min(station.commits.length, from + (cuts[n % cuts.length] ?? 1))
          take([station.message(`s${session}`, from, to)])
          from = to
        }
        if (snapshot > 0) take(station.snapshot(`s${session}`, snapshot))
        sent = station.commits.length
        expect(known(fold)).toEqual(there(station))
      }
      expect(told.toSorted()).toEqual(station.fleet.transitions.map(({ id }) => id).toSorted())
      expect(fold.at.gaps).toEqual([])
    },
  )
  await fc.assert(property, { numRuns: 60 })
})

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparePositions } from '../../../src/shared/hq/position'
import { hours } from '../../../src/shared/time/millis'
import { eventually } from '../../support/eventually'
import { FakeHeadquarters } from '../../support/hq/fake-headquarters'
import { ForwardedStation } from '../../support/hq/forwarded-station'
import { agrees, heard, kept, world } from '../../support/hq/forwarded-world'
import { MORNING } from '../../support/kept-fleet'
import { tempFolder } from '../../support/temp-folder'

test('a store that headquarters has never heard of begins with a snapshot, and goes on with what is kept', async () => {
  const it = await world()
  for (const sn of ['SN-1', 'SN-2', 'SN-1']) await it.station.hears(sn)
  await agrees(it)
  await it.station.fleet.edits('SN-2', 'gate')
  await it.station.hears('SN-2')
  await it.station.fleet.waits(hours(0.1))
  await agrees(it)
  expect(it.hq.messages.some(({ head }) => head.kind === 'snapshot')).toBe(true)
  // A time for each: "as of 1970" is never said of a site that was only just paired.
  expect(Math.min(...it.hq.messages.map(({ head }) => head.lastAt))).toBeGreaterThanOrEqual(MORNING)
  expect(it.station.forwarder.standing).toMatchObject({ waiting: 0, oldestAt: null, disconnectedSince: null })
})

test('what is kept while there is no connection waits in the journal, is counted, and goes in order', async () => {
  const it = await world()
  it.hq.goDown()
  const before = it.station.fleet.clock.now()
  for (let i = 0; i < 30; i++) await it.station.hears(`SN-${i % 3}`)
  expect(it.station.forwarder.standing.waiting).toBe(30)
  expect(it.station.forwarder.standing.oldestAt).toBe(before + 1000)
  it.hq.comeUp()
  await agrees(it)
  expect(heard(it)).toEqual(kept(it))
  expect(it.station.forwarder.standing.waiting).toBe(0)
})

test('an answer that is lost, or a refusal, sends nothing twice', async () => {
  const it = await world()
  it.hq.mishaps = ['keep and fail', 'fail', 'keep and fail', 'fail', 'fail']
  for (let i = 0; i < 20; i++) await it.station.hears()
  await agrees(it)
  expect(heard(it)).toEqual(kept(it))
})

test('the station goes on where it was after a restart, also over the hour', async () => {
  const it = await world()
  it.hq.goDown()
  await it.station.hears()
  it.station.fleet.clock.advance(hours(1))
  await it.station.hears('SN-7')
  await it.station.stop()
  it.hq.isUp = true
  await it.station.start()
  await agrees(it)
  expect(it.hq.messages.every(({ head }) => head.kind !== 'past')).toBe(true)
  expect(heard(it)).toEqual(kept(it))
})

test('what headquarters lost it is sent again, also while names are remembered and nothing new comes', async () => {
  const it = await world()
  for (let i = 0; i < 5; i++) {
    await it.station.hears()
    await agrees(it)
  }
  it.hq.lose(3)
  await agrees(it)
  expect(it.station.said.join('\n')).toMatch(/headquarters has lost what it had/)
  expect(heard(it)).toEqual(kept(it))
})

test('a headquarters that has nothing any more is told everything from the beginning of forwarding on', async () => {
  const it = await world()
  for (let i = 0; i < 10; i++) await it.station.hears(`SN-${i % 2}`)
  await agrees(it)
  const before = heard(it)
  it.hq.wipe()
  await it.station.hears()
  await agrees(it)
  expect(heard(it)).toEqual([...before, it.station.fleet.clock.now()])
})

test('after so long an outage that the journals went into the days, the days are sent, and then how it stands', async () => {
  const it = await world()
  const before = it.station.storage.tail.head ?? ''
  it.hq.goDown()
  for (let hour = 0; hour < 10; hour++) {
    it.station.fleet.clock.advance(hours(1))
    await it.station.hears(`SN-${hour % 2}`)
  }
  await eventually(() => expect(comparePositions(it.station.storage.tail.oldest ?? '', before)).toBeGreaterThan(0))
  it.hq.comeUp()
  await agrees(it)
  expect(kept(it).filter((at) => !heard(it).includes(at))).toEqual([])
  expect(it.hq.folded().at.gaps).toEqual([])
  expect(it.hq.messages.some(({ head }) => head.kind === 'past')).toBe(true)
})

test('what does not fit into a message goes in smaller ones, and what fits into none is set right by a snapshot', async () => {
  const it = await world()
  it.hq.goDown()
  for (let i = 0; i < 60; i++) await it.station.hears(`SN-${i}`)
  // All fall silent in one commit.
  await it.station.fleet.waits(hours(0.2))
  it.hq.messageBytes = 4096 + 3000
  it.hq.comeUp()
  await eventually(() => expect(it.hq.messages.at(-1)?.head.commit).toBe(it.station.storage.tail.head))
  expect(Math.max(...it.hq.messages.map(({ bytes }) => bytes))).toBeLessThan(4096 + 3000)
  it.hq.messageBytes = 4 * 1024 * 1024
  await agrees(it)
})

test('whatever happens in whatever order, headquarters has every report, in order, and the fleet as it is', async () => {
  const op = fc.constantFrom(
    'report',
    'report',
    'report',
    'edit',
    'hour',
    'quiet',
    'down',
    'up',
    'lose',
    'wipe',
    'mishap',
    'restart',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 5, maxLength: 25 }), async (ops) => {
      const it = await world()
      const { hq, station } = it
      for (const [index, each] of ops.entries()) {
        if (each === 'report') await station.hears(`SN-${index % 3}`)
        if (each === 'edit') await station.fleet.edits('SN-1', `name ${index}`)
        if (each === 'hour') station.fleet.clock.advance(hours(1))
        if (each === 'quiet') await station.fleet.waits(hours(0.1))
        if (each === 'down') hq.goDown()
        if (each === 'up') hq.comeUp()
        if (each === 'lose') hq.lose(2)
        if (each === 'wipe') hq.wipe()
        if (each === 'mishap') hq.mishaps.push('keep and fail', 'fail')
        if (each === 'restart') {
          await station.stop()
          await station.start()
        }
      }
      if (!hq.isUp) hq.comeUp()
      await agrees(it)
      const missing = kept(it).filter((at) => !heard(it).includes(at))
      expect(missing).toEqual([])
      if (hq.messages.every(({ head }) => head.kind !== 'past')) {
        const times = heard(it)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(new Set(times).size).toBe(times.length)
      }
      await station.stop()
    }),
    { numRuns: 8 },
  )
}, 60_000)

test('a disk that refuses the first note is asked again', async () => {
  const hq = new FakeHeadquarters()
  const folder = await tempFolder()
  await writeFile(join(folder, 'hq'), 'in the way')
  const station = await new ForwardedStation(folder, hq.openLink).start()
  await station.hears()
  await eventually(() => expect(station.said.join()).toMatch(/forwarding cannot begin/))
  await rm(join(folder, 'hq'))
  await station.hears()
  await agrees({ hq, station })
})

import { expect, test } from 'vitest'
import { hours, minutes } from '../../src/shared/time/millis'
import { sampleReport } from '../support/box'
import { postReport, startStation } from '../support/station'

async function stationWithFour() {
  const started = await startStation()
  const { call, url } = started
  for (const [n, sn] of ['SN-A', 'SN-B', 'SN-C', 'SN-D'].entries()) {
    await postReport(
      url,
      JSON.stringify({ ...sampleReport(sn), gateway_name: `Gate ${['ash', 'birch', 'cedar', 'fir'][n]}` }),
    )
  }
  await call('editGateway', { id: 'SN-A', group: 'North', alias: '\u202EevilN' })
  return started
}

test('events are found by topic, group, words and address, and turned into pages both ways', async () => {
  const { call } = await stationWithFour()
  const idsOf = async (input: Parameters<typeof call<'getEvents'>>[1]) =>
    (await call('getEvents', input)).events.map(({ id }) => id)
  const all = await idsOf({})
  expect(all.length).toBeGreaterThan(3)
  const gatewaysOf = async (input: Parameters<typeof call<'getEvents'>>[1]) =>
    new Set((await call('getEvents', input)).events.map(({ gateway }) => gateway))
  expect(await gatewaysOf({ group: 'North' })).toEqual(new Set(['SN-A']))
  expect(await gatewaysOf({ group: '' })).toEqual(new Set(['SN-B', 'SN-C', 'SN-D']))
  expect(await gatewaysOf({ text: 'BIRCH gate' })).toEqual(new Set(['SN-B']))
  // Its name was another when it happened.
  expect(await gatewaysOf({ text: 'eviln' })).toEqual(new Set(['SN-A']))
  expect(await gatewaysOf({ group: 'North', gateway: 'SN-B' })).toEqual(new Set())
  const kinds = (await call('getEvents', { topics: ['connection'] })).events.map(({ kind }) => kind)
  expect(kinds).toEqual(Array(4).fill('gateway-appeared'))

  const first = await call('getEvents', { limit: 2 })
  const second = await call('getEvents', { limit: 2, before: first.next ?? '' })
  expect([...first.events, ...second.events].map(({ id }) => id)).toEqual(all.slice(0, 4))
  expect([first.previous, second.previous]).toEqual([null, all[2]])
  const back = await call('getEvents', { limit: 2, after: second.previous ?? '' })
  expect(back.events.map(({ id }) => id)).toEqual(all.slice(0, 2))
  expect([back.previous, back.next]).toEqual([null, all[1]])
})

test('events are counted in equal parts of a range, with the same filters', async () => {
  const { call } = await stationWithFour()
  const now = Date.now()
  const range = { from: now - hours(1), to: now + minutes(15), bins: 5 }
  const { events } = await call('getEvents', {})
  const sumOf = async (input: object) => (await call('getEventCounts', { ...range, ...input })).all
  expect(await sumOf({})).toEqual([0, 0, 0, expect.any(Number), expect.any(Number)])
  expect((await sumOf({})).reduce((a, b) => a + b)).toBe(events.length)
  const own = events.filter(({ gateway }) => gateway === 'SN-A')
  expect((await sumOf({ group: 'North' })).reduce((a, b) => a + b)).toBe(own.length)
  expect((await sumOf({ unacknowledged: true })).reduce((a, b) => a + b)).toBe(0)
})

test('a range that ends before it begins, an unknown topic and too many parts are refused by name', async () => {
  const { station } = await startStation()
  const refusal = async (input: object) => station.call('getEventCounts', { from: 0, to: 10, bins: 2, ...input })
  expect(await refusal({ to: 0 })).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('ends before') },
  })
  expect(await refusal({ bins: 501 })).toMatchObject({ ok: false, problem: { field: 'bins' } })
  expect(await refusal({ topics: 'fault,weather' })).toMatchObject({ ok: false, problem: { field: 'topics.1' } })
  expect(await refusal({ topics: 'fault,late' })).toMatchObject({ ok: true })
})

test('a page that begins nowhere, and events of a range that ends before it begins, are refused by name', async () => {
  const { station } = await startStation()
  for (const field of ['before', 'after']) {
    expect(await station.call('getEvents', { [field]: 'junk' })).toMatchObject({ ok: false, problem: { field } })
  }
  expect(await station.call('getEvents', { from: 10, to: 9 })).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('ends before') },
  })
  expect(await station.call('getEvents', { from: 10, to: 10 })).toMatchObject({ ok: true })
})

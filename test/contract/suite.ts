import { expect } from '@playwright/test'
import type { ConnectionEvent } from '../../src/shared/contract/client'
import type { Patch, PushEvent } from '../../src/shared/contract/push'
import type { FleetView } from '../../src/shared/contract/views'
import { applyPatch, type World, worldFromFleet } from '../../src/shared/contract/world'
import { sampleReport } from '../support/box'
import type { Ear, Subject } from './subject'

/** What every carrier of the contract keeps, by what it promises. Each promise uses a box of its own. */
export const promises: Readonly<Record<string, (subject: Subject) => Promise<void>>> = {
  'tells the fleet': async ({ invoke }) => {
    const fleet = await invoke('getFleet', {})
    expect(fleet).toMatchObject({
      ok: true,
      value: {
        seq: expect.any(Number),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        gateways: expect.any(Array),
        counts: { online: expect.any(Number), late: 0, offline: 0, fault: 0, muted: 0 },
        receiver: { listening: true, port: expect.any(Number), urls: expect.any(Array), problem: null },
        trends: {},
      },
    })
  },

  'takes a report': async ({ invoke, report }) => {
    expect(await report(sampleReport('REPORTS'))).toBe(200)
    expect(await invoke('getGateway', { id: 'REPORTS' })).toMatchObject({
      ok: true,
      value: { id: 'REPORTS', name: '东门岗亭', presence: 'online', lastReport: { dialect: 'D1' } },
    })
  },

  'names the field of an input that is not valid': async ({ invoke }) => {
    expect(await invoke('editGateway', { id: 'X', periodSeconds: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'invalid-input', field: 'periodSeconds', message: expect.stringContaining('periodSeconds') },
    })
  },

  'says that a gateway is not there': async ({ invoke }) => {
    expect(await invoke('getGateway', { id: 'NOBODY' })).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  },

  'refuses a call that is not in the table': async ({ invokeUnknown }) => {
    expect(await invokeUnknown('readEverything')).toMatchObject({ ok: false, problem: { code: 'unknown-call' } })
  },

  'begins a subscription with a snapshot': async ({ listen }) => {
    const ear = await listen()
    await expect.poll(async () => (await ear.heard()).length).toBeGreaterThanOrEqual(2)
    expect((await ear.heard()).slice(0, 2)).toMatchObject([
      { type: 'connection', state: 'open' },
      { type: 'snapshot', fleet: { seq: expect.any(Number) } },
    ])
    await ear.stop()
  },

  'answers a rename and pushes it': async ({ invoke, listen, report }) => {
    await report(sampleReport('RENAMED'))
    const ear = await listen()
    const renamed = { id: 'RENAMED', alias: '北门' }
    expect(await invoke('editGateway', renamed)).toMatchObject({ ok: true, value: renamed })
    const pushed = async () => (await patches(ear)).flatMap((patch) => patch.gateways ?? [])
    await expect.poll(pushed).toContainEqual(expect.objectContaining(renamed))
    await ear.stop()
  },

  'finds and counts events by the same filters, whichever way lists and flags are carried': async ({
    invoke,
    report,
  }) => {
    await report({ ...sampleReport('EVENTFUL'), gateway_name: '南门 & co' })
    const about = { topics: ['connection', 'fault'] as const, text: '南门 & CO', unacknowledged: false }
    const found = await invoke('getEvents', { ...about, topics: [...about.topics], limit: 5 })
    expect(found).toMatchObject({
      ok: true,
      value: { events: [{ gateway: 'EVENTFUL', kind: 'gateway-appeared', stretch: null }], next: null, previous: null },
    })
    const now = Date.now()
    const range = { from: now - 60_000, to: now + 60_000, bins: 2 }
    const counted = await invoke('getEventCounts', { ...about, topics: [...about.topics], ...range })
    expect(counted).toMatchObject({ ok: true, value: { bad: [0, 0], good: [0, 0] } })
    expect(counted.ok && counted.value.all.reduce((a, b) => a + b)).toBe(1)
    expect(await invoke('getEventCounts', { ...range, to: range.from })).toMatchObject({
      ok: false,
      problem: { code: 'invalid-input' },
    })
  },

  'numbers its pushes one after the other': async ({ listen, report }) => {
    const ear = await listen()
    // What is reported before the snapshot is made is in it, and not pushed.
    await expect.poll(async () => (await ear.heard()).some(({ type }) => type === 'snapshot')).toBe(true)
    for (const sn of ['ONE', 'TWO', 'THREE']) {
      await report(sampleReport(sn))
      await expect.poll(async () => (await worldOf(ear)).gateways.has(sn)).toBe(true)
    }
    const { seq } = await snapshot(ear)
    const numbers = (await patches(ear)).map((patch) => patch.seq)
    expect(numbers.length).toBeGreaterThanOrEqual(3)
    expect(numbers).toEqual(numbers.map((_number, index) => seq + 1 + index))
    await ear.stop()
  },

  'brings a late listener to the same state as an early one': async ({ invoke, listen, report }) => {
    const early = await listen()
    await report(sampleReport('SEEN-BY-ALL'))
    const late = await listen()
    await report({ ...sampleReport('SEEN-BY-ALL'), gateway_name: '西门' })
    for (const ear of [early, late]) {
      await expect.poll(async () => (await worldOf(ear)).gateways.get('SEEN-BY-ALL')?.name).toBe('西门')
    }
    // Pushes of what time alone changes may still be under way.
    await expect(async () => {
      const fleet = await invoke('getFleet', {})
      const asked = fleet.ok ? worldFromFleet(fleet.value).gateways : undefined
      expect((await worldOf(early)).gateways).toEqual(asked)
      expect((await worldOf(late)).gateways).toEqual(asked)
    }).toPass({ timeout: 5000 })
    await early.stop()
    await late.stop()
  },

  'says nothing to a listener that has stopped': async ({ listen, report }) => {
    const [gone, stays] = [await listen(), await listen()]
    await expect.poll(async () => (await gone.heard()).length).toBeGreaterThanOrEqual(2)
    await gone.stop()
    const before = await gone.heard()
    await report(sampleReport('UNHEARD'))
    await expect.poll(async () => (await worldOf(stays)).gateways.has('UNHEARD')).toBe(true)
    expect(await gone.heard()).toEqual(before)
    await stays.stop()
  },
}

/** The world as the listener knows it; fails where a push was missed. */
async function worldOf(ear: Ear): Promise<World> {
  return (await ear.heard()).reduce<World>(advance, worldFromFleet(await snapshot(ear)))
}

function advance(world: World, event: PushEvent | ConnectionEvent): World {
  if (event.type === 'snapshot') return worldFromFleet(event.fleet)
  if (event.type !== 'patch') return world
  const next = applyPatch(world, event.patch)
  if (next === 'missed') throw new Error(`push ${event.patch.seq} follows ${world.seq}`)
  return next
}

async function snapshot(ear: Ear): Promise<FleetView> {
  let fleet: FleetView | undefined
  await expect
    .poll(async () => {
      fleet = (await ear.heard()).flatMap((event) => (event.type === 'snapshot' ? [event.fleet] : []))[0]
      return fleet
    })
    .toBeDefined()
  return fleet as FleetView
}

async function patches(ear: Ear): Promise<readonly Patch[]> {
  return (await ear.heard()).flatMap((event) => (event.type === 'patch' ? [event.patch] : []))
}

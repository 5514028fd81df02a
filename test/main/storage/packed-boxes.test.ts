import { inflateRawSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import type { PackQuery } from '../../../src/main/ports'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { isPresenceChange } from '../../../src/shared/history/presence-spans'
import { type BoxHours, readBoxHours } from '../../../src/shared/hq/box-hours'
import { boxPastOf } from '../../../src/shared/hq/box-past'
import { days, hours, minutes } from '../../../src/shared/time/millis'
import { allReports, KeptFleet, MORNING } from '../../support/kept-fleet'
import { device, gatewayPart, report } from '../../support/reports'
import { sealed as allSealed } from '../../support/sealed'
import { tempFolder } from '../../support/temp-folder'

/** Two boxes over a day and a half, which fall silent now and then. */
async function livedFolder() {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (let n = 0; n < 40; n++) {
    const part = gatewayPart({ name: `箱 ${n % 7}` })
    await fleet.hears(report({ sn: `SN-${n % 2}`, gateway: part, devices: [device(`cam-${n % 3}`)], sentAt: n }))
    await fleet.waits(n % 5 === 0 ? hours(3) : minutes(10))
  }
  return { folder, storage, fleet }
}

async function unpacked(storage: NedbStorage, query: PackQuery) {
  const boxes = new Map<string, BoxHours[]>()
  for await (const { gateway, bytes, reports, from, to } of storage.packed(query)) {
    const hours = readBoxHours(inflateRawSync(bytes).toString(), gateway)
    if (!hours.ok) throw new Error(hours.problem.message)
    const times = [...hours.value.rows, ...hours.value.presence].map(({ at }) => at ?? 0)
    expect([from, to, reports]).toEqual([Math.min(...times), Math.max(...times), hours.value.rows.length])
    boxes.set(gateway, [...(boxes.get(gateway) ?? []), hours.value])
  }
  return boxes
}

/** What was packed is what the storage has, whatever is asked for. */
async function isWhole(storage: NedbStorage, fleet: KeptFleet, query: PackQuery) {
  const { from, to, gateways } = query
  const boxes = await unpacked(storage, query)
  for (const gateway of ['SN-0', 'SN-1']) {
    const { records, presence } = boxPastOf(gateway, boxes.get(gateway) ?? [], from, to)
    const isAsked = gateways?.includes(gateway) ?? true
    const own = (await allReports(storage, from, to)).filter((one) => one.gateway === gateway)
    expect(records).toEqual(isAsked ? own : [])
    const changes = fleet.transitions.filter((one) => one.gateway === gateway && isPresenceChange(one))
    const within = changes.filter(({ at }) => at >= from && at < to).map(({ at, from, to }) => ({ at, from, to }))
    expect(presence).toEqual(isAsked ? within : [])
  }
}

test('what is packed is what was reported, whether it is sealed, journaled or both', async () => {
  const { folder, storage, fleet } = await livedFolder()
  const [first, last] = [MORNING - minutes(1), fleet.clock.now() + 1]
  const queries: PackQuery[] = [
    { from: first, to: last, gateways: null },
    { from: first, to: last, gateways: ['SN-1'] },
    { from: first, to: last, gateways: ['SN-0', 'SN-1', 'nobody'] },
    { from: last - hours(5), to: last - hours(1), gateways: null },
    { from: last - minutes(20), to: last, gateways: ['SN-0'] },
  ]
  for (const query of queries) await isWhole(storage, fleet, query)
  await storage.close()
  const again = new NedbStorage(folder, () => undefined)
  await again.open()
  for (const query of queries) await isWhole(again, fleet, query)
  await again.close()
})

test('a day is sealed when no journal has anything of it; whatever is added to it makes it another', async () => {
  const { folder, storage, fleet } = await livedFolder()
  const day = '2026-11-22'
  await allSealed(folder)
  await storage.close()
  const again = new NedbStorage(folder, () => undefined)
  await again.open()
  const midnight = Date.UTC(2026, 10, 23)
  expect(await again.sealedDays('2026-11-01', midnight + minutes(9))).toEqual([])
  const [sealed] = await again.sealedDays('2026-11-01', fleet.clock.now())
  expect(sealed).toMatchObject({ day })
  expect(await again.sealedDays('2026-11-23', fleet.clock.now())).toEqual([])
  await again.close()

  // Something that becomes known late.
  const more = new NedbStorage(folder, () => undefined)
  await more.open()
  const late = { at: midnight - 1, from: 'online', to: 'offline', gateway: 'SN-0', kind: 'presence' as const }
  const transition = { ...late, id: `${midnight - 1}:x`, device: null, cause: 'silence' as const, detail: null }
  const facts = { gateways: [], removed: [] }
  await more.commit({ at: fleet.clock.now(), ...facts, transitions: [transition as never] })
  // With the next hour the journal ends, and is moved into the days.
  await more.commit({ at: fleet.clock.now() + hours(2), ...facts, transitions: [] })
  await vi.waitFor(async () => {
    const [anew] = await more.sealedDays('2026-11-01', fleet.clock.now() + days(1))
    expect(anew?.day).toBe(day)
    expect(anew?.signature).not.toBe(sealed?.signature)
  })
  await more.close()
})

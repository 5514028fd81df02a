import { cp } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { forgetForwarding } from '../../../src/main/hq/kept-files'
import { hours } from '../../../src/shared/time/millis'
import { eventually } from '../../support/eventually'
import { ForwardedStation } from '../../support/hq/forwarded-station'
import { agrees, byId, kept, world } from '../../support/hq/forwarded-world'
import { tempFolder } from '../../support/temp-folder'

test('a copy of the store that went its own way begins anew; the station it was copied from sees it and stops', async () => {
  const it = await world()
  const folder = await tempFolder()
  await cp(it.station.folder, folder, { recursive: true, filter: (path) => !path.endsWith('.lock') })
  for (let i = 0; i < 3; i++) await it.station.hears()
  await agrees(it)
  const before = it.hq.messages.length
  const copy = await new ForwardedStation(folder, it.hq.openLink).start()
  await copy.hears('SN-9')
  await agrees({ hq: it.hq, station: copy })
  const epochs = new Set(it.hq.messages.slice(before).map(({ head }) => head.epoch))
  expect(epochs.has(it.hq.messages[0]?.head.epoch ?? '')).toBe(false)
  expect(it.hq.messages[before]?.head.kind).toBe('snapshot')
  const sent = it.hq.messages.length
  await it.station.hears()
  await eventually(() =>
    expect(it.station.forwarder.standing.forwarding).toMatchObject({
      stage: 'conflict',
      trouble: { code: 'conflict' },
    }),
  )
  expect(it.hq.messages.length).toBe(sent)
  expect(it.station.forwarder.standing.waiting).toBe(1)
})

test('the station that was copied, begun again when the copy is gone, is heard again with all that it kept meanwhile', async () => {
  const it = await world()
  const folder = await tempFolder()
  await cp(it.station.folder, folder, { recursive: true, filter: (path) => !path.endsWith('.lock') })
  await it.station.hears()
  await agrees(it)
  const copy = await new ForwardedStation(folder, it.hq.openLink).start()
  await copy.hears('SN-9')
  await eventually(() => expect(it.hq.messages.at(-1)?.head.commit).toBe(copy.storage.tail.head))
  await it.station.hears('SN-2')
  await eventually(() => expect(it.station.forwarder.standing.forwarding?.stage).toBe('conflict'))
  await copy.stop()
  await it.station.hears('SN-2')
  await it.station.stop()
  await it.station.start()
  // Headquarters takes nothing more of a store that it has left.
  await agrees(it)
  const told = it.hq.messages.flatMap(({ message }) =>
    message.kind !== 'commits'
      ? []
      : message.commits.flatMap(({ facts }) => facts.flatMap(({ report }) => report?.[2])),
  )
  expect(kept(it).filter((at) => !told.includes(at))).toEqual([])
})

test('a store that was put back is another epoch', async () => {
  const it = await world()
  await it.station.stop()
  const folder = await tempFolder()
  await cp(it.station.folder, folder, { recursive: true })
  await it.station.start()
  for (let i = 0; i < 3; i++) await it.station.hears()
  await agrees(it)
  await it.station.stop()
  const restored = await new ForwardedStation(folder, it.hq.openLink).start()
  await restored.hears('SN-2')
  await eventually(() =>
    expect(it.hq.messages.at(-1)?.head).toMatchObject({ commit: restored.storage.tail.head, owesSnapshot: false }),
  )
  expect(it.hq.messages.at(-1)?.head.epoch).not.toBe(it.hq.messages[0]?.head.epoch)
  expect(byId([...it.hq.folded().gateways])).toEqual(byId(restored.fleet.gateways))
})

test('a pairing that was removed, and loaded again after some hours, leaves a gap and no silence', async () => {
  const it = await world()
  const { hq, station } = it
  await station.hears()
  await agrees(it)
  const heardUntil = station.fleet.clock.now()
  await station.forwarder.stop()
  await forgetForwarding(station.folder)
  for (let hour = 0; hour < 5; hour++) {
    station.fleet.clock.advance(hours(1))
    await station.hears()
  }
  const again = station.fleet.clock.now()
  station.forward()
  await station.hears()
  await agrees(it)
  const [gap, ...others] = hq.folded().at.gaps
  expect(others).toEqual([])
  expect(gap?.from).toBe(heardUntil)
  expect(gap?.to).toBeGreaterThanOrEqual(again)
  expect(gap?.to).toBeLessThan(again + hours(1))
})

import { expect } from 'vitest'
import { eventually } from '../eventually'
import { tempFolder } from '../temp-folder'
import { FakeHeadquarters } from './fake-headquarters'
import { ForwardedStation } from './forwarded-station'

/** A station and the headquarters that it is told to. */
export interface World {
  readonly hq: FakeHeadquarters
  readonly station: ForwardedStation
}

/** One that begins; what was kept before is told already. */
export async function world(): Promise<World> {
  const hq = new FakeHeadquarters()
  const station = await new ForwardedStation(await tempFolder(), hq.openLink).start()
  const it = { hq, station }
  // What was kept before forwarding began is in the snapshot alone.
  await station.hears()
  await agrees(it)
  return it
}

/** Headquarters has everything, and knows the fleet as the station does. */
export async function agrees({ hq, station }: World): Promise<void> {
  await eventually(() => {
    const position = station.storage.tail.head
    const sequence = hq.messages.at(-1)?.sequence ?? -1
    expect(station.forwarder.standing.forwarding?.cursor).toMatchObject({ position, sequence, owesSnapshot: false })
  })
  expect(byId([...hq.folded().gateways])).toEqual(byId(station.fleet.gateways))
  expect(hq.folded().at.isWhole).toBe(true)
}

export const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** When each report came that was kept since forwarding began. */
export const kept = ({ station }: World): number[] => station.fleet.records.slice(1).map(({ at }) => at)

/** When each report came that headquarters was told of, in the order in which it was told; what it knows already once. */
export function heard({ hq }: World): number[] {
  let last = ''
  const times: number[] = []
  for (const { message } of hq.messages) {
    if (message.kind === 'past') times.push(...message.reports.map((row) => Number(row[2])))
    if (message.kind !== 'commits') continue
    for (const { position, facts } of message.commits) {
      if (last !== '' && position <= last && position.length <= last.length) continue
      last = position
      for (const { report } of facts) if (report !== undefined) times.push(Number(report[2]))
    }
  }
  return times
}

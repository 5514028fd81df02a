import type { Standings } from '../availability/timeline'
import type { Device, Gateway } from '../model/gateway'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import type { Cell } from './csv'
import type { RowWords } from './row-words'

/** The rows of the devices that were known when the range began, and how they stood: in the order of `COLUMNS.devices`. */
export function* startRows(
  gateway: Gateway,
  { devices }: Pick<Standings, 'devices'>,
  from: Millis,
  words: RowWords,
): Generator<Cell[]> {
  for (const [id, { name, turns }] of devices) {
    const [first] = turns
    if (first === undefined || first.at > from || first.state === null) continue
    const known = gateway.devices.find((one) => one.id === id)
    yield [
      ...words.times(from),
      ...words.box(gateway.id, gateway.name),
      name ?? known?.name ?? null,
      id,
      words.word('change', 'at-start'),
      null,
      words.status(first.state),
      ...detailCells(known, words),
    ]
  }
}

/** The row of a change; `null` for what is not about a device. */
export function deviceRow(fact: Transition, words: RowWords): Cell[] | null {
  if (!fact.kind.startsWith('device-') || fact.device === null) return null
  const known = words.gateway(fact.gateway)?.devices.find(({ id }) => id === fact.device)
  const isStatus = fact.kind !== 'device-renamed' && fact.kind !== 'device-moved'
  return [
    ...words.times(fact.at),
    ...words.box(fact.gateway, fact.gatewayName),
    fact.deviceName ?? known?.name ?? null,
    fact.device,
    words.word('change', fact.kind),
    isStatus ? words.status(fact.from) : fact.from,
    isStatus ? words.status(fact.to) : fact.to,
    ...detailCells(known, words),
  ]
}

const detailCells = (known: Device | undefined, words: RowWords): Cell[] => [
  words.deviceType(known?.type ?? null),
  known?.ip ?? null,
  known?.location ?? null,
]

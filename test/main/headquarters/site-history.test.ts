import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type HistoryStep, SiteHistory } from '../../../src/main/headquarters/site-history'
import { writeBoxHours } from '../../../src/shared/hq/box-hours'
import type { DayIndex } from '../../../src/shared/hq/day-index'
import { writeParcel } from '../../../src/shared/hq/parcel'
import { boxesSubject, dayIndexSubject } from '../../../src/shared/hq/subjects'
import { days } from '../../../src/shared/time/millis'

const DAY = '2026-11-20'
const FROM = Date.parse(DAY)
const HOURS = deflateRawSync(writeBoxHours({ rows: [], identities: new Map(), presence: [] }))

/** A sealed day at the servers, in messages of these boxes. */
class Sealed {
  readonly parts = new Map<string, Uint8Array>()
  readonly said: string[] = []
  readonly history = new SiteHistory(
    {
      part: async (subject) => this.parts.get(subject) ?? null,
      ask: async () => Promise.reject(new Error('away')),
      close: async () => undefined,
    },
    (line) => this.said.push(line),
  )

  puts(bucket: number, gateways: readonly string[]): this {
    const pieces = gateways.map((gateway) => ({ gateway, from: FROM, to: FROM, reports: 0, bytes: HOURS }))
    this.parts.set(boxesSubject('east', bucket, DAY), writeParcel({ pieces, left: [] }))
    return this
  }

  ends(boxes: readonly (readonly string[])[]): this {
    const index: DayIndex = { schema: 1, day: DAY, signature: 's', boxes, happened: 0, omitted: 0 }
    this.parts.set(dayIndexSubject('east', DAY), deflateRawSync(JSON.stringify(index)))
    return this
  }

  async read(...gateways: string[]): Promise<string[]> {
    const steps: HistoryStep[] = []
    for await (const step of this.history.of({ site: 'east', gateways, from: FROM, to: FROM + days(1) })) {
      steps.push(step)
    }
    return steps.map((step) => `${step.kind} ${step.kind === 'hours' ? step.gateway : step.gateways.join()}`)
  }
}

test('a box that lies elsewhere since its day was sealed anew is missing, and there with the next look', async () => {
  const sealed = new Sealed()
    .puts(0, ['A', 'B'])
    .puts(1, ['C'])
    .ends([['A', 'B'], ['C']])
  expect(await sealed.read('A', 'B', 'C')).toEqual(['hours A', 'hours B', 'hours C'])
  // A box before them moves each to the next place; the index comes last.
  sealed.puts(0, ['0', 'A']).puts(1, ['B', 'C'])
  expect(await sealed.read('A', 'B', 'C')).toEqual(['missing B', 'hours A', 'hours B', 'hours C'])
  expect(await sealed.read('B')).toEqual(['missing B'])
  expect(sealed.said).toEqual([expect.stringMatching(/put aside: it is of other boxes/)])
  sealed.ends([
    ['0', 'A'],
    ['B', 'C'],
  ])
  expect(await sealed.read('A', 'B', 'C')).toEqual(['hours A', 'hours B', 'hours C'])
})

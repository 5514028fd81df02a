import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RecentSamples } from '../../../src/main/fleet/recent-samples'
import { trendOf } from '../../../src/shared/contract/trend'
import type { Gateway } from '../../../src/shared/model/gateway'

const figure = fc.option(fc.double({ min: -60, max: 300, noNaN: true }).map((value) => Math.round(value * 10) / 10 + 0))
const metrics = fc.record({ cpu: figure, memory: figure, disk: figure, temperature: figure })

it('gives the last reports of each gateway as a plain list of them would', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('A', 'B'), metrics), { maxLength: 150 }), (reports) => {
      const samples = new RecentSamples()
      for (const [id, of] of reports) samples.add({ id, metrics: of } as unknown as Gateway)
      for (const id of ['A', 'B']) {
        const own = reports.filter(([of]) => of === id).map(([, of]) => of)
        expect(samples.trends()[id]).toEqual(own.length === 0 ? undefined : trendOf(own))
      }
    }),
  )
})

it('knows nothing of a gateway that was removed', () => {
  const samples = new RecentSamples()
  samples.add({ id: 'A', metrics: { cpu: 1, memory: 2, disk: 3, temperature: 4 } } as unknown as Gateway)
  samples.forget('A')
  expect(samples.trends()).toEqual({})
})

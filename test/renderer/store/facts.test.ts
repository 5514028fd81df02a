import fc from 'fast-check'
import { expect, it } from 'vitest'
import { factsText, readFacts } from '../../../src/renderer/store/facts'
import { nameOf } from '../../../src/renderer/store/standing'
import { iso } from '../../../src/shared/time/iso'
import { gateway, NOW } from '../gateways'

it('are the same text after a report that changes nothing of them', () => {
  expect(factsText(gateway('1', { lastReportAt: iso(NOW + 5000) }))).toBe(factsText(gateway('1')))
  expect(factsText(gateway('1', { presence: 'offline' }))).not.toBe(factsText(gateway('1')))
})

it('can be read back, whatever a box is called', () => {
  const counts = fc.record({ online: fc.nat(9), offline: fc.nat(9), unknown: fc.constant(0), missing: fc.constant(0) })
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      counts,
      fc.constantFrom('online', 'offline', 'late'),
      (name, some, presence) => {
        const total = some.online + some.offline
        const box = gateway('1', { alias: name, presence, deviceCounts: { ...some, total } })
        const facts = readFacts(factsText(box))
        const devices = total === 0 ? '' : `${some.online}/${total}`
        expect(facts).toEqual({ standing: presence, name: nameOf(box), devices, devicesDown: some.offline > 0 })
      },
    ),
  )
})

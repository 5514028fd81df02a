import { expect, test } from 'vitest'
import type { Facts } from '../../../src/main/ports'
import { OwedFacts } from '../../../src/main/storage/owed-facts'
import type { Gateway } from '../../../src/shared/model/gateway'

const gateway = (id: string) => ({ id }) as Gateway
const facts = (part: Partial<Facts>): Facts => ({ at: 1, gateways: [], removed: [], transitions: [], ...part })

test('a removal that is owed does not take back a gateway that came again and was written meanwhile', () => {
  const owed = new OwedFacts()
  owed.add(facts({ removed: ['provisional'], gateways: [gateway('box')] }))
  owed.add(facts({ gateways: [gateway('provisional')] }))
  owed.overtakenBy(facts({ gateways: [gateway('provisional')] }))
  expect(owed.get()).toMatchObject({ removed: [], gateways: [{ id: 'box' }] })
})

test('of gateways that nothing later was written about everything stays owed', () => {
  const owed = new OwedFacts()
  owed.add(facts({ removed: ['gone'], gateways: [gateway('box')] }))
  owed.overtakenBy(facts({ gateways: [gateway('other')], removed: ['another'] }))
  expect(owed.get()).toMatchObject({ removed: ['gone'], gateways: [{ id: 'box' }] })
})

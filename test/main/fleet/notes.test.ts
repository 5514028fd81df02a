import { expect, test } from 'vitest'
import { notesOf } from '../../../src/main/fleet/notes'
import { pastIncident } from '../../../src/shared/alerts/chronicle'
import { openIncident } from '../../../src/shared/alerts/incident'
import type { Transition } from '../../../src/shared/model/transition'
import { MemoryStorage } from '../../support/memory-storage'
import { foundOffline } from '../../support/transitions'

/** What history keeps of an outage that is over. */
function kept({ gateway, at }: Transition, closedAt: number, acknowledgedAt: number | null): Transition {
  const about = { subject: `presence:${gateway}`, kind: 'gateway-offline', gateway, gatewayName: gateway } as const
  const incident = openIncident({ ...about, device: null, deviceName: null, detail: null }, 'bad', at)
  const ledger = { ...incident.ledger, badAt: at, acknowledgedAt }
  const past = pastIncident({ ...incident, closedAt, closeCause: 'recovered', ledger })
  if (past === null) throw new Error('it is over')
  return past
}

test('who took note of an outage is known from history once it is over, and of no other outage', async () => {
  const storage = new MemoryStorage()
  const events = [foundOffline('A', 5000), foundOffline('A', 1000), foundOffline('B', 1000)]
  const transitions = [kept(foundOffline('A', 1000), 2000, 1500), kept(foundOffline('B', 1000), 3000, null)]
  await storage.commit({ at: 9000, gateways: [], removed: [], transitions: [...events, ...transitions] })
  const stretches = [
    { since: 5000, until: null, by: null },
    { since: 1000, until: 2000, by: 'online' },
    { since: 1000, until: 3000, by: 'online' },
  ]
  expect(await notesOf(storage, events, stretches)).toEqual(new Map([[events[1]?.id, 1500]]))
  expect(await notesOf(storage, events.slice(0, 1), stretches)).toEqual(new Map())
})

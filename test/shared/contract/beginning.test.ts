import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openIncident } from '../../../src/shared/alerts/incident'
import { beginningOf } from '../../../src/shared/contract/beginning'
import { viewIncident } from '../../../src/shared/contract/view-alert'
import { transition } from '../../../src/shared/fleet/transitions'
import type { Gateway } from '../../../src/shared/model/gateway'

test('an incident names the event that it began with, also within a millisecond', () => {
  const box = { id: 'A', name: null, edits: { alias: null } } as Gateway
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4e12, noNaN: true }), (at) => {
      const fact = transition(box, { at, kind: 'presence', from: 'late', to: 'offline', cause: 'silence' })
      const { gatewayName, device, deviceName, detail } = fact
      const about = { subject: 'presence:A', kind: 'gateway-offline', gateway: 'A' } as const
      const incident = openIncident({ ...about, gatewayName, device, deviceName, detail }, 'bad', at)
      expect(beginningOf(viewIncident(incident))).toBe(fact.id)
    }),
    { examples: [[1795395933533.5]] },
  )
})

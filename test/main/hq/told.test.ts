import { expect, test } from 'vitest'
import { Told } from '../../../src/main/hq/told'
import type { AlertState } from '../../../src/shared/alerts/alert-state'
import { openIncident } from '../../../src/shared/alerts/incident'
import { told } from '../../../src/shared/alerts/pairing'
import { type SiteIncidents, withSent } from '../../../src/shared/hq/site-incidents'
import { newsOf } from '../../../src/shared/hq/telling'
import type { Incident } from '../../../src/shared/model/incident'

const [BAD_AT, GOOD_AT, TOLD_AT] = [2000, 5000, 6000]

const offline = (n: number): Incident => {
  const about = { subject: `presence:SN-${n}`, kind: 'gateway-offline', gateway: `SN-${n}`, gatewayName: null } as const
  return openIncident({ ...about, device: null, deviceName: null, detail: null }, 'bad', 1000)
}

/** As a site keeps its alerts: of those that are over the last ones alone. */
const kept = (incidents: readonly Incident[], closed: readonly Incident[] = []) => {
  const state: AlertState = { incidents, closed: closed.slice(-200), turns: [], mutes: [], heardAgainAt: null }
  return { version: 1, state, outbox: [] }
}

test('of very many that end at once each end is told at headquarters, and of what nobody was told of none', () => {
  const site = Told.nothing()
  let here: SiteIncidents = { open: new Map(), closed: [] }
  const take = (alerts: unknown, at: number) => {
    const sent = site.incidentsIn(alerts)
    if (sent === null) throw new Error('it is to be sent')
    const { incidents, changes } = withSent(here, sent, at)
    here = incidents
    return changes.flatMap(({ before, after }) => {
      const news = newsOf(before, after)
      return news === null ? [] : [{ ...news, gateway: after.gateway, after }]
    })
  }
  const bad = Array.from({ length: 500 }, (_, n) => told(offline(n), 'bad', BAD_AT))
  const untold = offline(500)
  expect(take(kept([...bad, untold]), BAD_AT)).toHaveLength(500)
  // The first of them are heard again before the alerts are kept, the others after it.
  const good = bad.map((one): Incident => ({ ...one, condition: 'good', changedAt: GOOD_AT, closeCause: 'recovered' }))
  expect(take(kept([...good.slice(0, 100), ...bad.slice(100), untold]), GOOD_AT)).toEqual([])
  const over = good.map((one) => told(one, 'recovery', TOLD_AT))
  const ends = take(kept([], [{ ...untold, closedAt: TOLD_AT }, ...over]), TOLD_AT)
  expect(here.open.size).toBe(0)
  expect(new Set(ends.map(({ news, at }) => `${news} ${at}`))).toEqual(new Set([`recovery ${TOLD_AT}`]))
  expect(ends.map(({ gateway }) => gateway).toSorted()).toEqual(bad.map(({ gateway }) => gateway).toSorted())
  // As far as it was known when, that is what is said.
  expect(ends.find(({ gateway }) => gateway === 'SN-7')?.after).toEqual(over[7])
})

test('what is missing where a site tells all that is open is over, and of its end nothing is told', () => {
  const bad = told(offline(1), 'bad', BAD_AT)
  const before: SiteIncidents = { open: new Map([[bad.id, bad]]), closed: [] }
  const { changes } = withSent(before, { all: true, changed: [], gone: [] }, TOLD_AT)
  expect(changes.map(({ before: was, after }) => [after.closedAt, newsOf(was, after)])).toEqual([[TOLD_AT, null]])
})

import { expect, test } from 'vitest'
import { openIncidentsPage, WaitingIncidents } from '../../../src/main/headquarters/open-incidents'
import { openIncident } from '../../../src/shared/alerts/incident'
import type { Incident } from '../../../src/shared/model/incident'

const NOW = 1_790_000_000_000

const away = (box: string, at: number): Incident => {
  const about = { subject: `presence:${box}`, kind: 'gateway-offline', gateway: box, gatewayName: box } as const
  return openIncident({ ...about, device: null, deviceName: null, detail: null }, 'bad', at)
}
const siteOf = (boxes: number, shift: number) => ({
  openIncidents: Array.from({ length: boxes }, (_, n) => away(`SN-${n}`, NOW + 2 * n + shift)),
})
const trouble = { ...away('link', NOW - 5), gateway: null, subject: 'link:east' } as Incident

test('pages follow each other, newest first, each incident once; troubles of links come with the first', () => {
  const sites = [['east', siteOf(30, 0)] as const, ['west', siteOf(30, 1)] as const]
  const found: string[] = []
  let before: string | undefined
  const sizes: number[] = []
  for (;;) {
    const { page, more } = openIncidentsPage([trouble], sites, { limit: 25, before })
    found.push(...page.map(({ id }) => id))
    sizes.push(page.length)
    if (more === undefined) break
    expect(more.count).toBe(61 - found.length)
    before = more.before
  }
  expect(sizes).toEqual([26, 25, 10])
  expect(new Set(found).size).toBe(61)
  expect(found.slice(0, 2)).toEqual([`${NOW + 59}:west/presence:SN-29`, `${NOW + 58}:east/presence:SN-29`])
  expect(found[25]).toBe(trouble.id)
})

test('of a whole fleet that is away as many are told as anybody reads, and that there are more', () => {
  const { page, more } = openIncidentsPage([], [['east', siteOf(20_000, 0)]], {})
  expect(page).toHaveLength(2000)
  expect(page[0]).toMatchObject({ gateway: 'east/SN-19999', id: `${NOW + 39_998}:east/presence:SN-19999` })
  expect(more).toEqual({ count: 18_000, before: `${NOW + 2 * 18_000}:east/presence:SN-18000` })
})

test('those that nobody has taken note of are counted, however many there are', () => {
  const waiting = new WaitingIncidents()
  const told = Array.from({ length: 3000 }, (_, n): Incident => {
    const one = away(`SN-${n}`, NOW + n)
    return { ...one, ledger: { ...one.ledger, badAt: NOW } }
  })
  for (const one of [...told, ...told, away('untold', NOW)]) waiting.note(one)
  expect(waiting.count).toBe(3000)
  const [first, second, third] = told as [Incident, Incident, Incident]
  waiting.note({ ...first, ledger: { ...first.ledger, acknowledgedAt: NOW } })
  waiting.note({ ...second, condition: 'good' })
  waiting.note({ ...third, closedAt: NOW })
  expect(waiting.count).toBe(2997)
  waiting.begin()
  expect(waiting.count).toBe(0)
})

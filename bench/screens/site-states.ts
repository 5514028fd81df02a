import type { Page } from '@playwright/test'
import type { AlertsView, IncidentView } from '../../src/shared/contract/alert-views'
import type { EventPage } from '../../src/shared/contract/event-views'
import type { SiteView } from '../../src/shared/contract/site-views'
import type { FleetView } from '../../src/shared/contract/views'
import { iso } from '../../src/shared/time/iso'
import { type Millis, minutes } from '../../src/shared/time/millis'
import { sampleEngineGone, sampleHeadquarters, sampleManySites } from '../../test/browser/sample-headquarters'
import { type Language, type PlayedState, press } from './played-state'

type Link = SiteView['link']

/** As after the servers of headquarters were away: every site sends what it kept. */
const CATCHING_UP = (link: Link, at: number, now: Millis): Link => ({
  ...link,
  state: 'catching-up',
  error: null,
  behindSeconds: 11_520 - (at % 4) * 3000,
  asOf: iso(now - minutes(192 - (at % 4) * 50)),
  waiting: 41_200 - (at % 4) * 9000,
})

/** As soon after headquarters was started: of one site nothing was ever heard, the others are not judged yet. */
const UNKNOWN = (link: Link, at: number, now: Millis): Link => ({
  ...link,
  state: 'unknown',
  error: null,
  heardAt: null,
  asOf: at === 1 ? null : iso(now - minutes(26)),
  behindSeconds: 0,
  waiting: 0,
})

function withSites(fleet: FleetView, change: (link: Link, at: number, now: Millis) => Link): FleetView {
  const { headquarters } = fleet
  if (headquarters === undefined) throw new Error('there are no sites')
  const now = Date.parse(fleet.at)
  const sites = headquarters.sites.map((site, at): SiteView => ({ ...site, link: change(site.link, at, now) }))
  return { ...fleet, headquarters: { ...headquarters, sites } }
}

const allAre = (change: typeof CATCHING_UP) => (language: Language, now: Millis) =>
  withSites(sampleHeadquarters(language, now), change)

/** The second site has never sent a box. */
function sampleUnknown(language: Language, now: Millis): FleetView {
  const fleet = withSites(sampleHeadquarters(language, now), UNKNOWN)
  return { ...fleet, gateways: fleet.gateways.filter(({ site }) => site !== 'site-1') }
}

const tipOf = (place: number) => async (page: Page) => {
  await page.locator('.site-link').nth(place).hover()
  await page.waitForTimeout(800)
}

async function openFirst(page: Page): Promise<void> {
  await press('Alt+1')(page)
  await page.locator('.card').first().click()
  await page.locator('.gateway-head').waitFor()
  await page.waitForTimeout(600)
}

/** What only headquarters shows: its sites, and how it stands with each. */
export const SITE_STATES: Readonly<Record<string, PlayedState>> = {
  sites: { fleet: sampleHeadquarters },
  'sites-cards': { fleet: sampleHeadquarters, show: press('Alt+1') },
  'sites-table': { fleet: sampleHeadquarters, show: press('Alt+3') },
  'sites-wall': { fleet: sampleHeadquarters, show: press('Alt+4') },
  'sites-chosen': {
    fleet: sampleHeadquarters,
    show: async (page) => {
      await page.locator('.site-link').nth(2).click()
      await page.waitForTimeout(300)
    },
  },
  'sites-tip': { fleet: sampleHeadquarters, show: tipOf(2) },
  'sites-events': {
    fleet: sampleHeadquarters,
    answers: (language, now) => ({
      getIncidents: silences(now),
      getEvents: fewEvents(language, now),
      getEventCounts: NOTHING_COUNTED,
    }),
    show: async (page) => {
      await page.locator('.site-link').first().waitFor()
      await page.keyboard.press('2')
      await page.locator('.incident').first().waitFor()
    },
  },
  'sites-catching-up': { fleet: allAre(CATCHING_UP), show: press('Alt+1') },
  'sites-catching-up-box': { fleet: allAre(CATCHING_UP), show: openFirst },
  'sites-catching-up-many': { fleet: (language, now) => withSites(sampleManySites(language, now), CATCHING_UP) },
  'sites-unknown': { fleet: sampleUnknown, show: tipOf(1) },
  'sites-unknown-table': { fleet: sampleUnknown, show: press('Alt+3') },
  'sites-engine-gone': { fleet: sampleEngineGone },
  'sites-engine-gone-tip': { fleet: sampleEngineGone, show: tipOf(0) },
  'sites-engine-gone-cards': { fleet: sampleEngineGone, show: press('Alt+1') },
  'sites-engine-gone-wall': { fleet: sampleEngineGone, show: press('Alt+4') },
  'sites-engine-gone-box': { fleet: sampleEngineGone, show: openFirst },
  'sites-many': { fleet: sampleManySites },
  'sites-many-wall': { fleet: sampleManySites, show: press('Alt+4') },
}

/** What is told of no box: of which site it is only its label says. */
function silences(now: Millis): AlertsView {
  const open = [0, 2, 3].map((site): IncidentView => {
    const openedAt = now - minutes(20 * (site + 1))
    const about = { kind: 'receiver-silent', gateway: null, gatewayName: null, device: null, deviceName: null } as const
    const told = { announcedAt: iso(openedAt), acknowledgedAt: site === 3 ? iso(now) : null, closedAt: null } as const
    return {
      ...about,
      ...told,
      ...{ id: `${openedAt}:site-${site}/receiver`, openedAt: iso(openedAt), state: 'open', unstable: false },
      ...{ detail: null, evidence: null, closeCause: null },
    }
  })
  return { open, closed: [], mutes: [] }
}

/** Of a site whose days the servers cannot give now. */
const fewEvents = (language: Language, now: Millis): EventPage => ({
  events: [
    {
      ...{
        id: `${now - 1}:site-0/SN-1:presence:online`,
        at: iso(now - 1),
        kind: 'presence',
        from: 'offline',
        to: 'online',
      },
      ...{ gateway: 'site-0/SN-1', gatewayName: 'SN-1', device: null, deviceName: null, cause: 'report', detail: null },
      ...{ stretch: null, acknowledgedAt: null },
    },
  ],
  ...{ next: null, previous: null, missing: language === 'en' ? ['Harbour', 'Old town'] : ['港区', '老城区'] },
})

const NOTHING_COUNTED = { bad: [], good: [], all: [] }

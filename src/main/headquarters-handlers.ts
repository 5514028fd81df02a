import type { Handlers } from '../shared/contract/dispatch'
import { NOT_FORWARDING } from '../shared/contract/forwarding-views'
import { maskSecrets, withKeptSecret } from '../shared/contract/mask-secret'
import { viewRemoved } from '../shared/contract/removal-views'
import type { GatewayView } from '../shared/contract/views'
import type { RemovedGateway } from '../shared/fleet/removed-gateway'
import { isResting, plainGateway } from '../shared/hq/held-gateway'
import { qualifiedId } from '../shared/hq/qualified'
import type { Gateway } from '../shared/model/gateway'
import type { Settings } from '../shared/model/settings'
import { ok, problem } from '../shared/outcome'
import type { Clock } from '../shared/time/clock'
import { accessHandlers } from './access-handlers'
import { webhookHandlersOf } from './alert-handlers'
import type { Preferences } from './config/preferences'
import { desktopHandlers } from './desktop-handlers'
import { eventHandlersOf } from './event-handlers'
import { exportHandlersOf } from './export-handlers'
import { historyOf } from './fleet/history'
import { maskedReport } from './fleet/masked-report'
import { limitsOf } from './fleet/view-storage'
import { findBoxes } from './headquarters/find-boxes'
import type { Sites } from './headquarters/sites'
import type { HeadquartersPast } from './headquarters-past'
import type { HeadquartersTelling } from './headquarters-telling'
import type { HeadquartersViewers } from './headquarters-viewers'
import type { Storage } from './ports'
import { storageHandlersOf } from './storage-handlers'
import { updatesHandlers } from './updates-handlers'

export interface HeadquartersParts {
  readonly clock: Clock
  readonly sites: Sites
  readonly storage: Storage
  readonly preferences: Preferences
  readonly viewers: HeadquartersViewers
  readonly describeGateway: (gateway: Gateway) => GatewayView
  readonly telling: HeadquartersTelling
  readonly past: HeadquartersPast
}

/** Incidents that nobody has taken note of, when events are narrowed to those they began with. */
const NOTED_AT_ONCE = 5000

const NO_GATEWAY = problem('not-found', 'there is no gateway with this id', 'id')

const onlyAtSite = async () =>
  problem('only-at-site', 'headquarters only looks: this is changed at the station of the site')

const notHere = (what: string) => async () =>
  problem('not-at-headquarters', `${what} is not at headquarters; look at the station of the site`)

const NOT_NOW = problem(
  'internal',
  'the headquarters that sends alerts cannot be asked now; try again in a minute, or acknowledge it there',
)

/** What of the settings is of this interface; the others are of a station. */
const OWN: readonly (keyof Settings)[] = [
  'theme',
  'language',
  'thresholds',
  'keepDays',
  'keepGigabytes',
  'alertDelaySeconds',
  'webhook',
  'alertSound',
  'alertSoundFor',
  'alertVolume',
]

/** How headquarters answers each call of the contract. What it cannot answer it says, and never with an empty answer. */
export function headquartersHandlersOf(parts: HeadquartersParts): Handlers {
  const { clock, sites, storage, preferences, telling, past } = parts
  const fleet = {
    get gateways() {
      return sites.gateways
    },
  }
  const events = eventHandlersOf({
    storage: past.events,
    fleet,
    alerting: { view: () => telling.alerts({ limit: NOTED_AT_ONCE }) },
  })
  return {
    ...events,
    getEvents: async (asked) => {
      const page = await events.getEvents(asked)
      return page.ok ? ok(past.withLacking(page.value, asked)) : page
    },
    ...storageHandlersOf({ clock, preferences, storage }),
    ...desktopHandlers,
    ...updatesHandlers,
    ...accessHandlers,
    ...ownSettings(parts),
    ...webhookHandlersOf({ webhook: telling.webhook, preferences }),
    ...exportHandlersOf(past),
    ...SITES_ALONE,

    getFleet: async ({ viewer, site }) => ok(parts.viewers.fleet(viewer, site)),

    lookAt: async ({ viewer, sites: chosen, boxes }) => parts.viewers.look(viewer, chosen, boxes),

    findBoxes: async ({ query, standings = [], tags = [], groups = [], sites: at = [], limit }) => {
      const asked = { query, standings, tags, groups, sites: at }
      const { found, total } = await findBoxes(sites.gateways.held(), asked, limit, parts.viewers.isMuted)
      return ok({ total, gateways: found.map(parts.describeGateway) })
    },

    getGateway: async ({ id }) => {
      const gateway = sites.gateways.get(id)
      if (gateway === undefined) return NO_GATEWAY
      // Bodies stay at the site.
      const last = await past.lastReport(gateway)
      const shown = parts.describeGateway(gateway)
      return ok(
        last.ok ? { ...shown, lastReport: maskedReport(last.value) } : { ...shown, lastReport: null, siteAway: true },
      )
    },

    getRawReport: async ({ id }) => {
      const gateway = sites.gateways.get(id)
      return gateway === undefined ? NO_GATEWAY : past.lastReport(gateway)
    },

    getHistory: async ({ id, ...range }) => {
      const gateway = sites.gateways.get(id)
      return gateway === undefined ? NO_GATEWAY : ok(await historyOf(past.storage, gateway, clock.now(), range))
    },

    getIncidents: async (asked) => ok(telling.alerts(asked)),

    acknowledge: async ({ incidents = unacknowledgedOf(sites) }) => {
      const [own, theirs] = [
        incidents.filter((id) => sites.links.isOwn(id)),
        incidents.filter((id) => !sites.links.isOwn(id)),
      ]
      if (own.length > 0 && (await telling.acknowledge(own)) === null) return NOT_NOW
      if (theirs.length === 0) return ok(telling.alerts())
      const noted = await past.acknowledge(theirs)
      return noted.ok ? ok(telling.alerts()) : noted
    },

    getRemoved: async () => ok(viewRemoved(restingOf(sites))),
  }
}

/** Headquarters itself takes no reports, and what is written beside a gateway is written at its site. */
const SITES_ALONE = {
  editGateway: onlyAtSite,
  editGateways: onlyAtSite,
  removeGateway: onlyAtSite,
  removeGateways: onlyAtSite,
  restoreGateways: onlyAtSite,
  mute: onlyAtSite,
  unmute: onlyAtSite,
  allowSender: onlyAtSite,
  ignoreSender: onlyAtSite,
  openReceiver: onlyAtSite,
  pauseReceiver: onlyAtSite,
  testReceiver: onlyAtSite,
  clearRejections: onlyAtSite,
  // It has no receiver, so it refuses nothing: that is the whole truth.
  getRejections: async () => ok({ rejections: [] }),
  getSenders: notHere('who talks to a receiver'),
  // It forwards to nobody.
  getForwarding: async () => ok(NOT_FORWARDING),
  exportSettings: notHere('the settings of a station'),
  setSimulation: notHere('a simulation'),
  restoreBackup: notHere('a backup of a station'),
  collectDiagnostics: notHere('the diagnosis of a station'),
} satisfies Partial<Handlers>

function ownSettings({ preferences, storage }: HeadquartersParts): Pick<Handlers, 'getSettings' | 'changeSettings'> {
  return {
    getSettings: async () => ok(maskSecrets(preferences.get())),

    changeSettings: async (patch) => {
      const given = Object.entries(patch).filter(([, value]) => value !== undefined)
      const foreign = given.find(([key]) => !OWN.includes(key as keyof Settings))
      if (foreign !== undefined) {
        return problem('only-at-site', `${foreign[0]} is a setting of a station; change it at the site`, foreign[0])
      }
      const { webhook } = patch
      const kept = webhook ? { ...patch, webhook: withKeptSecret(webhook, preferences.get().webhook) } : patch
      const settings = await preferences.change(kept)
      storage.keepWithin(limitsOf(settings))
      return ok(maskSecrets(settings))
    },
  }
}

const unacknowledgedOf = ({ openIncidents }: Sites): readonly string[] =>
  openIncidents.filter(({ ledger }) => ledger.acknowledgedAt === null).map(({ id }) => id)

function* restingOf(sites: Sites): Iterable<RemovedGateway> {
  for (const [site, fold] of sites) {
    for (const one of fold.held) {
      if (!isResting(one)) continue
      yield { ...plainGateway(one), removed: { ...one.removed, id: qualifiedId(site, one.removed.id) } }
    }
  }
}

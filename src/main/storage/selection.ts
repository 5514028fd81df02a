import { mutedGateways } from '../../shared/alerts/chronicle'
import type { Left, Present } from '../../shared/availability/timeline'
import { RowWords } from '../../shared/export/row-words'
import { isRemoved, type RemovedGateway } from '../../shared/fleet/removed-gateway'
import { siteOfGateway } from '../../shared/hq/qualified'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Incident } from '../../shared/model/incident'
import type { Millis } from '../../shared/time/millis'
import type { ExportAsk } from '../ports'

/** The boxes that an export is about. */
export interface Selected {
  /** Those in the fleet. */
  readonly presents: readonly Present[]
  /** Those that were in it for a part of the range, and can be brought back. */
  readonly left: readonly Present[]
  /** Both. */
  readonly all: readonly Present[]
  /** The ids that their past may be kept under; `null` for all there are. */
  readonly wanted: ReadonlySet<GatewayId> | null
  /** How many of the fleet's gateways these are, 0 to 1. */
  readonly share: number
}

/** @param fleet all gateways as the journals tell them now, those at rest as well */
export function select({ request, mutes, now, fleetSize, unobserved }: ExportAsk, fleet: readonly Gateway[]): Selected {
  const ids = request.gateways === null ? null : new Set(request.gateways)
  const inFleet = fleet.filter((gateway) => !isRemoved(gateway))
  const gateways = inFleet.filter((gateway) => ids?.has(gateway.id) ?? true)
  const muted = mutedGateways(gateways, mutes, now)
  const resting = new Map(fleet.filter(isRemoved).map((gateway) => [gateway.removed.id, gateway]))
  const unheard = (id: GatewayId) => unobserved?.[siteOfGateway(id) ?? '']
  const presents: Present[] = gateways.map((gateway) => {
    const left = leftAs(resting.get(gateway.id))
    resting.delete(gateway.id)
    return { gateway, isMuted: muted.has(gateway.id), left, unobserved: unheard(gateway.id) }
  })
  const left = [...resting.values()]
    .filter(({ removed }) => removed.at > request.from && (ids?.has(removed.id) ?? true))
    .map((one): Present => {
      const { removed, ...gateway } = one
      const { id } = removed
      return { gateway: { ...gateway, id }, isMuted: false, left: leftAs(one, true), unobserved: unheard(id) }
    })
  const absorbed = gateways.flatMap((gateway) => (gateway.absorbed ?? []).map(({ id }) => id))
  return {
    presents,
    left,
    all: [...presents, ...left],
    wanted: ids === null ? null : new Set([...ids, ...absorbed]),
    share: inFleet.length === 0 ? 1 : gateways.length / (fleetSize ?? inFleet.length),
  }
}

/** From when on something is known of a box. @param oldestKept of the whole folder */
export function knownFromOf({ knownFrom }: ExportAsk, oldestKept: Millis): (gateway: GatewayId) => Millis {
  return (gateway) => knownFrom?.[siteOfGateway(gateway) ?? ''] ?? oldestKept
}

/** What the rows about these boxes are worded with. */
export const wordsFor = ({ request }: ExportAsk, { all }: Selected): RowWords =>
  new RowWords(request.form, new Map(all.map(({ gateway }) => [gateway.id, gateway])))

/** The incidents of the range that are not over. */
export const openIncidents = ({ request, incidents }: ExportAsk, { wanted }: Selected): readonly Incident[] =>
  incidents.filter(
    ({ gateway, openedAt }) => openedAt < request.to && (wanted === null || (gateway !== null && wanted.has(gateway))),
  )

const leftAs = (resting: RemovedGateway | undefined, isOut = false): Left | undefined =>
  resting === undefined ? undefined : { at: resting.removed.at, presence: resting.presence, isOut }

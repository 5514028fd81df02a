import { STANDINGS, type Standing, type StandingCounts, standingOf } from '../../shared/contract/standing'
import type { FleetCounts } from '../../shared/fleet/counts'
import { Attention, type AttentionChange } from '../../shared/hq/attention'
import { siteOfGateway } from '../../shared/hq/qualified'
import type { Gateway, GatewayId, Presence } from '../../shared/model/gateway'

/** As many of those who need attention are shown wherever they are; more nobody reads, and each site shows its own. */
const ATTENTION_LISTED = 1000

/** From the worst: what somebody should look at. */
const SEVERITIES: readonly Standing[] = ['offline', 'abnormal', 'late']

interface Stand {
  readonly presence: Presence
  readonly fault: boolean
  readonly muted: boolean
  readonly standing: Standing
}

/** How all boxes stand, counted as each changes: of a hundred thousand nobody counts anew ten times a second. */
export class Standings {
  readonly attention = new Attention(SEVERITIES.length, ATTENTION_LISTED)
  private readonly stands = new Map<GatewayId, Stand>()
  private readonly bySite = new Map<string, Record<Standing, number>>()
  private readonly all = { online: 0, late: 0, offline: 0, unobserved: 0, expected: 0, fault: 0, muted: 0 }

  get counts(): FleetCounts {
    return { ...this.all }
  }

  /** How the boxes of a site stand. */
  countsOf(site: string): StandingCounts {
    return { ...(this.bySite.get(site) ?? none()) }
  }

  /** How many boxes a site has. */
  sizeOf(site: string): number {
    const counts = this.bySite.get(site)
    return counts === undefined ? 0 : STANDINGS.reduce((sum, standing) => sum + counts[standing], 0)
  }

  /** A box that is new or not as it was. @param muted whether by itself or with others */
  note({ id, presence, fault }: Pick<Gateway, 'id' | 'presence' | 'fault'>, muted: boolean): AttentionChange {
    const before = this.stands.get(id)
    if (before?.presence === presence && before.fault === fault.active && before.muted === muted) return NOTHING
    const after = standOf(presence, fault.active, muted)
    this.stands.set(id, after)
    this.count(id, before, after)
    return this.attention.change(id, severityOf(before), severityOf(after))
  }

  forget(id: GatewayId): AttentionChange {
    const before = this.stands.get(id)
    if (before === undefined) return NOTHING
    this.stands.delete(id)
    this.count(id, before, undefined)
    return this.attention.change(id, severityOf(before), null)
  }

  private count(id: GatewayId, before: Stand | undefined, after: Stand | undefined): void {
    const site = siteOfGateway(id) ?? ''
    const counts = this.bySite.get(site) ?? none()
    this.bySite.set(site, counts)
    for (const [stand, by] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (stand === undefined) continue
      counts[stand.standing] += by
      this.all[stand.presence] += by
      if (stand.fault) this.all.fault += by
      if (stand.muted) this.all.muted += by
    }
  }
}

const NOTHING: AttentionChange = { entered: [], left: [] }

const none = (): Record<Standing, number> => ({
  ...{ offline: 0, abnormal: 0, late: 0, online: 0 },
  ...{ muted: 0, unobserved: 0, expected: 0 },
})

/** Boxes that stand alike share one object. */
const known = new Map<string, Stand>()

function standOf(presence: Presence, fault: boolean, muted: boolean): Stand {
  const key = `${presence} ${fault} ${muted}`
  const found = known.get(key)
  if (found !== undefined) return found
  const standing = standingOf({ presence, muted, fault: { active: fault, description: null, since: null } })
  const made = { presence, fault, muted, standing }
  known.set(key, made)
  return made
}

function severityOf(stand: Stand | undefined): number | null {
  const place = stand === undefined ? -1 : SEVERITIES.indexOf(stand.standing)
  return place < 0 ? null : place
}

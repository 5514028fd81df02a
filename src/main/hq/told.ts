import type { AlertState } from '../../shared/alerts/alert-state'
import type { ScopedMute } from '../../shared/alerts/mute'
import { identityKey, type KeptIdentity } from '../../shared/history/gateway-replay'
import type { SentIncidents } from '../../shared/hq/commit-message'
import type { Incident } from '../../shared/model/incident'

/**
 * What headquarters was told in this session, so that it is not told again: identities that rows name, and incidents as
 * they were. A message is made on a copy, which counts when the message was taken.
 */
export class Told {
  private constructor(
    /** Of the journal's present generation alone: each brings its identities anew, so that no message depends on old ones. */
    private generation: string | null,
    private identities: Set<string>,
    /** As JSON, by id; `null` before any were told. */
    private incidents: ReadonlyMap<string, string> | null,
  ) {}

  static nothing(): Told {
    return new Told(null, new Set(), null)
  }

  copy(): Told {
    return new Told(this.generation, new Set(this.identities), this.incidents)
  }

  /** What follows is of this generation. */
  enter(generation: string): void {
    if (this.generation === generation) return
    this.generation = generation
    this.identities = new Set()
  }

  knows(gateway: string, name: string): boolean {
    return this.identities.has(identityKey(gateway, name))
  }

  /** @returns those that were not told before */
  identify(identities: readonly KeptIdentity[]): KeptIdentity[] {
    return identities.filter(([gateway, name]) => {
      const key = identityKey(gateway, name)
      if (this.identities.has(key)) return false
      this.identities.add(key)
      return true
    })
  }

  /** What these alerts have that was not told; `null` for nothing. */
  incidentsIn(alerts: unknown): SentIncidents | null {
    const state = alertStateIn(alerts)
    if (state === null) return null
    const before = this.incidents
    const now = new Map(state.incidents.map((incident) => [incident.id, JSON.stringify(incident)]))
    this.incidents = now
    const changed = state.incidents.filter(({ id }) => before?.get(id) !== now.get(id))
    if (before === null) return { all: true, changed, gone: [] }
    const over = [...before.keys()].filter((id) => !now.has(id))
    if (changed.length + over.length === 0) return null
    const closed = new Map(state.closed.map((incident) => [incident.id, incident]))
    return {
      all: false,
      changed: [...changed, ...over.flatMap((id) => closed.get(id) ?? [])],
      gone: over.filter((id) => !closed.has(id)),
    }
  }
}

/** The incidents that are open in an alerts document of this version. */
export const openIncidentsIn = (alerts: unknown): readonly Incident[] => alertStateIn(alerts)?.incidents ?? []

/** The mutes in one. */
export const mutesIn = (alerts: unknown): readonly ScopedMute[] => alertStateIn(alerts)?.mutes ?? []

/** `null` for what another version wrote. */
function alertStateIn(alerts: unknown): AlertState | null {
  if (typeof alerts !== 'object' || alerts === null || !('version' in alerts) || alerts.version !== 1) return null
  return 'state' in alerts ? (alerts.state as AlertState) : null
}

import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Settings } from '../../shared/model/settings'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { Facts } from '../ports'

/** Facts gathered until they are written: of each gateway the newest state, of transitions all. */
export class PendingFacts {
  private readonly gateways = new Map<GatewayId, Gateway>()
  private readonly removed = new Set<GatewayId>()
  private transitions: Transition[] = []
  private settings: Settings | null = null
  private at: Millis = 0

  get isEmpty(): boolean {
    return this.gateways.size + this.removed.size + this.transitions.length === 0 && this.settings === null
  }

  add(facts: Facts): void {
    this.at = Math.max(this.at, facts.at)
    // Removals first: a provisional gateway goes in the same step in which the real one comes.
    for (const id of facts.removed) {
      this.gateways.delete(id)
      this.removed.add(id)
    }
    for (const gateway of facts.gateways) {
      this.removed.delete(gateway.id)
      this.gateways.set(gateway.id, gateway)
    }
    this.transitions.push(...facts.transitions)
    if (facts.settings !== undefined) this.settings = facts.settings
  }

  /** Everything gathered, as one; nothing is left. */
  take(): Facts {
    const facts: Facts = {
      at: this.at,
      gateways: [...this.gateways.values()],
      removed: [...this.removed],
      transitions: this.transitions,
      ...(this.settings === null ? {} : { settings: this.settings }),
    }
    this.gateways.clear()
    this.removed.clear()
    this.transitions = []
    this.settings = null
    return facts
  }

  /** Gives back what could not be written; what came meanwhile is newer. */
  restore(facts: Facts): void {
    const newer = this.take()
    this.add(facts)
    this.add(newer)
  }
}

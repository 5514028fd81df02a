import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { Facts } from '../ports'

/**
 * What refused commits made of the fleet, owed to the disk: of each gateway the newest state, of transitions all, and
 * the newest alerts.
 * Settings are not: who changed them is told that they did not change.
 */
export class OwedFacts {
  private readonly gateways = new Map<GatewayId, Gateway>()
  private readonly removed = new Set<GatewayId>()
  private transitions: Transition[] = []
  private alerts: unknown
  private at: Millis = 0

  /** @param facts in the order in which they became true */
  static of(facts: readonly Facts[]): OwedFacts {
    const owed = new OwedFacts()
    for (const each of facts) owed.add(each)
    return owed
  }

  /** Facts later than all that were added before. */
  add(facts: Facts): void {
    this.at = Math.max(this.at, facts.at)
    // Removals first: a provisional gateway goes in the same step in which the real one comes.
    for (const id of facts.removed) {
      this.gateways.delete(id)
      this.removed.add(id)
    }
    for (const gateway of facts.gateways) this.gateways.set(gateway.id, gateway)
    this.transitions.push(...facts.transitions)
    if (facts.alerts !== undefined) this.alerts = facts.alerts
  }

  get isEmpty(): boolean {
    return this.gateways.size + this.removed.size + this.transitions.length === 0 && this.alerts === undefined
  }

  /** These facts, which are later, are written before: what is owed of their gateways is out of date. */
  overtakenBy({ gateways, removed }: Facts): void {
    for (const { id } of gateways) {
      this.gateways.delete(id)
      // It is there again: an older removal, written later, would take it from the disk.
      this.removed.delete(id)
    }
    for (const id of removed) this.gateways.delete(id)
  }

  /** Everything owed, as one. */
  get(): Facts {
    return {
      at: this.at,
      gateways: [...this.gateways.values()],
      removed: [...this.removed],
      transitions: this.transitions,
      ...(this.alerts === undefined ? {} : { alerts: this.alerts }),
    }
  }
}

import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { SnapshotMessage } from './commit-message'
import type { MessageHead } from './message-head'

export interface WholeSnapshot {
  readonly gateways: readonly Gateway[]
  /** `null` where it does not speak of them. */
  readonly incidents: readonly Incident[] | null
  readonly muted: readonly GatewayId[] | null
}

/** Gathers the parts of a snapshot. They follow each other; a part of another one begins anew. */
export class SnapshotParts {
  private of = ''
  private gateways: Gateway[] = []
  private incidents: readonly Incident[] | null = null
  private muted: readonly GatewayId[] | null = null
  private have = 0

  /** @returns the whole once its last part is there, `null` until then */
  take(head: MessageHead, message: SnapshotMessage): WholeSnapshot | null {
    const of = `${head.epoch} ${head.session} ${head.commit} ${message.of}`
    if (message.part === 1) this.begin(of)
    // A part that was sent twice, or one whose beginning was never seen, says nothing.
    if (of !== this.of || message.part !== this.have + 1) return null
    this.have = message.part
    this.gateways.push(...message.gateways)
    this.incidents = message.incidents ?? this.incidents
    this.muted = message.muted ?? this.muted
    if (this.have < message.of) return null
    const { gateways, incidents, muted } = this
    this.begin('')
    return { gateways, incidents, muted }
  }

  private begin(of: string): void {
    this.of = of
    this.have = 0
    this.gateways = []
    this.incidents = null
    this.muted = null
  }
}

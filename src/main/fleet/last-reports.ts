import type { RawReport } from '../../shared/contract/views'
import type { GatewayId } from '../../shared/model/gateway'
import { iso } from '../../shared/time/iso'
import type { LastBody } from '../ports'

/** A body beyond this is kept cut off; 2,000 boxes at the usual 4 KB take 8 MB. */
const BODY_KEPT = 64 * 1024

/**
 * As much of a body as is kept.
 * @param size of the body in bytes
 */
export function keptBody(text: () => string, size: number): () => string {
  if (size <= BODY_KEPT) return text
  // By way of JSON it is a string of its own; a slice would hold on to all of it.
  const kept = JSON.parse(JSON.stringify(text().slice(0, BODY_KEPT))) as string
  return () => kept
}

/** A last report whose body is text when it is asked for: of those that nobody looks at it never is. */
export type Received = Omit<LastBody, 'body'> & { readonly body: () => string }

/** The last report of each gateway, as it was received. */
export class LastReports {
  private readonly byGateway = new Map<GatewayId, Received>()

  constructor(stored: readonly LastBody[]) {
    for (const last of stored) this.set({ ...last, body: () => last.body })
  }

  set(last: Received): void {
    this.byGateway.set(last.gateway, last)
  }

  get(id: GatewayId): RawReport | null {
    const last = this.byGateway.get(id)
    return last === undefined ? null : { at: iso(last.at), from: last.from, dialect: last.dialect, body: last.body() }
  }

  forget(id: GatewayId): void {
    this.byGateway.delete(id)
  }
}

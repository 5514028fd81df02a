import { maskBody } from '../../shared/contract/mask-body'
import { maskPasswordsInText } from '../../shared/contract/mask-password'
import type { RejectionCode, RejectionView } from '../../shared/contract/rejection'
import { textIn } from '../../shared/text/text'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'

const KEPT = 200

/** As much of a body as a person needs to see what is wrong with it. */
const BODY_KEPT = 2048

/** A flood of bad requests is told ten times a second, not once each. */
const SHORTEST_INTERVAL: Millis = 100

/** A request that was not an accepted report, as it came. */
export interface Refused {
  readonly at: Millis
  readonly from: string
  readonly method: string
  readonly path: string
  readonly contentType: string | null
  readonly code: RejectionCode
  /** What the sender was answered. */
  readonly reason: string
  readonly field: string | null
  readonly status: number
  readonly body: string
  readonly size: number | null
}

/**
 * The last senders that were refused, newest first. The same sender with the same fault is one row that counts;
 * what a row carries is bounded, whoever sends.
 */
export class Rejections {
  /** By id; the map's order is that of the last request. */
  private readonly rows = new Map<string, RejectionView>()
  private untold = new Map<string, RejectionView>()
  private timer: NodeJS.Timeout | null = null
  private total = 0

  /** @param onRejection with a row that is new or counts higher, soon after the request */
  constructor(private readonly onRejection: (rejection: RejectionView) => void) {}

  get count(): number {
    return this.total
  }

  list(): readonly RejectionView[] {
    return [...this.rows.values()].reverse()
  }

  /** Forgets all rows; what was counted stays counted. */
  clear(): void {
    this.rows.clear()
    this.untold.clear()
  }

  add(refused: Refused): void {
    const id = `${refused.from} ${refused.code}`
    const before = this.rows.get(id)
    const row = viewOf(refused, id, before)
    this.total++
    this.rows.delete(id)
    this.rows.set(id, row)
    if (this.rows.size > KEPT) this.dropOldest()
    this.untold.set(id, row)
    this.timer ??= setTimeout(() => this.tell(), SHORTEST_INTERVAL).unref()
  }

  private tell(): void {
    this.timer = null
    const rows = this.untold
    this.untold = new Map()
    for (const row of [...rows.values()].slice(-KEPT)) this.onRejection(row)
  }

  private dropOldest(): void {
    const { value: oldest } = this.rows.keys().next()
    if (oldest !== undefined) this.rows.delete(oldest)
  }
}

function viewOf(refused: Refused, id: string, before: RejectionView | undefined): RejectionView {
  return {
    ...refused,
    id,
    at: iso(refused.at),
    firstAt: before?.firstAt ?? iso(refused.at),
    count: (before?.count ?? 0) + 1,
    method: refused.method.slice(0, 20),
    path: maskPasswordsInText(refused.path.slice(0, 500)),
    contentType: refused.contentType?.slice(0, 200) ?? null,
    hint: textIn('en').rejection[refused.code].hint,
    // Of what is no HTTP, the body is all that was sent, its request line included.
    body: maskBody(refused.body.slice(0, 2 * BODY_KEPT)).slice(0, BODY_KEPT),
  }
}

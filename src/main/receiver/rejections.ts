import type { RejectionCode, RejectionView } from '../../shared/contract/views'
import { textIn } from '../../shared/text/text'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'

const KEPT = 200

/** As much of a body as a person needs to see what is wrong with it. */
const BODY_KEPT = 2048

/** Query values whose names say that nobody else should read them. */
const SECRETS = /([?&](?:token|key|secret|password|passwd|pwd|auth|sign|signature|access_token)=)[^&#]*/gi

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
  readonly body: string
}

/** The last requests that were refused, newest first; what they carry is bounded, whoever sends. */
export class Rejections {
  private readonly kept: RejectionView[] = []
  private total = 0

  constructor(private readonly onRejection: (rejection: RejectionView) => void) {}

  get count(): number {
    return this.total
  }

  list(): readonly RejectionView[] {
    return this.kept.slice()
  }

  add(refused: Refused): void {
    const rejection: RejectionView = {
      ...refused,
      at: iso(refused.at),
      method: refused.method.slice(0, 20),
      path: refused.path.slice(0, 500).replace(SECRETS, '$1…'),
      contentType: refused.contentType?.slice(0, 200) ?? null,
      hint: textIn('en').rejection[refused.code].hint,
      body: refused.body.slice(0, BODY_KEPT),
    }
    this.total++
    this.kept.unshift(rejection)
    if (this.kept.length > KEPT) this.kept.pop()
    this.onRejection(rejection)
  }
}

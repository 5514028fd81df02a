import type { Forwarding } from '../../shared/hq/forwarding'
import { writeHeartbeat } from '../../shared/hq/heartbeat'
import type { Position } from '../../shared/hq/position'
import { enForwarding } from '../../shared/text/en-forwarding'
import type { Millis } from '../../shared/time/millis'
import type { Backlog } from './backlog'

/** What is said of a station now. */
export const composeHeartbeat = (
  { own, cursor, trouble }: Forwarding,
  { waiting, oldestAt }: Pick<Backlog, 'waiting' | 'oldestAt'>,
  { name, head, at }: { readonly name: string; readonly head: Position | null; readonly at: Millis },
): string =>
  writeHeartbeat({
    schema: 1,
    at,
    clock: Date.now(),
    name,
    epoch: own.epoch,
    head,
    forwarded: cursor?.position ?? null,
    waiting,
    oldestAt,
    ...(trouble === null ? {} : { error: enForwarding.problems[trouble.code] }),
  })

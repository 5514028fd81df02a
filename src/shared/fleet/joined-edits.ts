import type { GatewayEdits } from '../model/gateway'

/** What was written beside one and the same box under two ids: what stands beside `now` wins, `before` fills the gaps. */
export function joinedEdits(before: GatewayEdits, now: GatewayEdits): GatewayEdits {
  const written = Object.entries(now).filter(([, value]) => value !== null && value.length !== 0)
  return { ...before, ...Object.fromEntries(written) }
}

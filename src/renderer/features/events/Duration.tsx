import type { StretchView } from '../../../shared/contract/event-views'
import { formatDuration } from '../../../shared/text/duration'
import { useSecond, useText } from '../../store/hooks'

/** How long it lasted, or how long it has gone on. */
export function Duration({ stretch }: { readonly stretch: StretchView }) {
  const text = useText()
  const { since, until, by } = stretch
  if (until === null) return <Ongoing since={Date.parse(since)} />
  const long = formatDuration(Date.parse(until) - Date.parse(since), text)
  // The watch ended before it did.
  return by === 'unobserved' ? text.events.lastedAtLeast(long) : text.events.lasted(long)
}

export function Ongoing({ since }: { readonly since: number }) {
  const text = useText()
  const now = useSecond()
  return text.events.lastsFor(formatDuration(now - since, text))
}

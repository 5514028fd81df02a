import { type Burst, type Burstable, type LikelyCause, likelyCause } from '../events/bursts'
import type { Text } from './en'
import { partsOf, type SentencePart } from './event-sentence'

export interface BurstWords {
  readonly parts: readonly SentencePart[]
  readonly likely: LikelyCause
}

/**
 * What befell so many at once, as one sentence.
 * @param size how many the scope has in all now, `null` if not known
 */
export function burstWords<E extends Burstable & { readonly gatewayName: string; readonly from: string | null }>(
  burst: Burst<E>,
  size: number | null,
  { events: say }: Text,
): BurstWords {
  const { scope, members } = burst
  const [{ kind, to, from, gatewayName }] = members
  const count = new Set(members.map(({ gateway, device }) => `${gateway}/${device}`)).size
  const isAll = scope.kind === 'group' && scope.group !== null && size !== null && count === size
  const did = say.burst.did[verbOf(kind, from, to)]
  const name = scope.kind === 'gateway' ? gatewayName : scope.kind === 'group' ? scope.group : null
  const who = scope.kind === 'gateway' ? say.burst.devicesOf : isAll ? say.burst.allBoxesOf : say.burst.boxesOf
  const parts =
    name === null
      ? partsOf(() => did(say.burst.boxes(count)))
      : partsOf((mark) => did(who(count, mark)), { kind: 'name', words: name })
  return { parts, likely: likelyCause(burst, size) }
}

type Verb = keyof Text['events']['burst']['did']

function verbOf(kind: Burstable['kind'], from: string | null, to: string | null): Verb {
  if (kind === 'gateway-appeared' || kind === 'device-appeared') return 'appeared'
  if (kind === 'fault') return to === 'ok' ? 'faultCleared' : 'fault'
  if (kind === 'device-status' && to === 'missing') return 'missing'
  if (kind === 'restart') return 'restarted'
  if (kind === 'software-version') return 'software'
  if (kind === 'period') return 'period'
  if (kind !== 'presence' && kind !== 'device-status') return 'changed'
  if (to === 'offline' || to === 'late' || to === 'unobserved') return to
  if (to !== 'online') return 'changed'
  return from === 'offline' || from === 'missing' ? 'back' : 'online'
}

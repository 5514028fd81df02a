import type { Gateway, GatewayEdits, GatewayId } from '../model/gateway'
import { type Outcome, ok, problem } from '../outcome'
import type { Fleet } from './fleet'
import { type Change, type Step, withChanges } from './step'

/** What is written beside several gateways at once; what is not named stays. */
export interface SharedEdit extends Partial<Pick<GatewayEdits, 'group' | 'mute'>> {
  readonly addTags?: readonly string[]
  readonly removeTags?: readonly string[]
}

/** As many tags as one gateway may have. */
export const MOST_TAGS = 20

/**
 * The fleet after the same edit of several gateways, all of them or, with a problem, none. An id that is not there is
 * passed over; a gateway that already is as asked does not change.
 */
export function applyEdits(fleet: Fleet, ids: readonly GatewayId[], edit: SharedEdit): Outcome<Step> {
  const gateways = [...new Set(ids)].flatMap((id) => fleet.gateways.get(id) ?? [])
  const edited = gateways.map((gateway) => withEdit(gateway, edit))
  const full = edited.find(({ edits }, place) => {
    const before = gateways[place]?.edits.tags.length ?? 0
    return edits.tags.length > MOST_TAGS && edits.tags.length > before
  })
  if (full !== undefined) {
    const name = full.edits.alias ?? full.name ?? full.id
    return problem('invalid-input', `addTags: ${name} would have more than ${MOST_TAGS} tags`, 'addTags')
  }
  const changes = edited
    .filter((gateway) => !gateways.includes(gateway))
    .map((gateway): Change => ({ kind: 'gateway', gateway }))
  return ok({ fleet: withChanges(fleet, changes), changes, transitions: [] })
}

function withEdit(gateway: Gateway, { addTags = [], removeTags = [], ...rest }: SharedEdit): Gateway {
  const { edits } = gateway
  const fresh = new Set(addTags.filter((tag) => !edits.tags.includes(tag)))
  const tags = [
    ...edits.tags.filter((tag) => !removeTags.includes(tag)),
    ...[...fresh].filter((tag) => !removeTags.includes(tag)),
  ]
  const group = rest.group === undefined ? edits.group : rest.group || null
  const mute = rest.mute === undefined ? edits.mute : rest.mute
  const isSame =
    group === edits.group &&
    mute?.until === edits.mute?.until &&
    mute?.lasting === edits.mute?.lasting &&
    (mute === null) === (edits.mute === null) &&
    tags.length === edits.tags.length &&
    tags.every((tag, place) => tag === edits.tags[place])
  return isSame ? gateway : { ...gateway, edits: { ...edits, group, mute, tags } }
}

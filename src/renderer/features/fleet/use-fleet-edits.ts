import { covers, type MuteScope } from '../../../shared/alerts/mute'
import type { GatewayView } from '../../../shared/contract/views'
import type { Outcome, Problem } from '../../../shared/outcome'
import type { Text } from '../../../shared/text/text'
import type { Millis } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { mutedAgain } from '../../store/mutes'
import { nameOf } from '../../store/standing'

/** `true` until somebody ends it, an instant until then, `false` not. */
export type MuteTime = boolean | Millis | { readonly forSeconds: number }

type Say = (text: Text) => string

/** How what a box had is brought back: the boxes that had the same, together. */
interface Inverse {
  readonly ids: readonly string[]
  readonly group?: string | null
  readonly addTags?: readonly string[]
  readonly removeTags?: readonly string[]
  readonly muted?: MuteTime
}

/**
 * What can be written beside several boxes. Each answers with what is wrong in words, or `null`; the boxes change by
 * the push, and what was changed can be undone.
 */
export function useFleetEdits() {
  const { station, undo } = useStores()
  const text = useText()
  const wrongOf = ({ code, field }: Problem): string => {
    if (code !== 'invalid-input') return text.problem[code]
    if (field === 'muted') return text.alerts.notLater
    return field === 'addTags' ? text.bulk.tooManyTags : text.bulk.tooLong
  }
  const said = (outcome: Outcome<unknown>) => (outcome.ok ? null : wrongOf(outcome.problem))
  const boxes = (ids: readonly string[]): readonly GatewayView[] =>
    ids.flatMap((id) => station.state.getState().world?.gateways.get(id) ?? [])

  const edit = async ({ ids, ...what }: Inverse) => said(await station.invoke('editGateways', copied({ ids, ...what })))

  /** Edits, and offers to bring back what was; boxes that are as asked already are left out. */
  const change = async (what: Inverse, back: readonly Inverse[], say: Say): Promise<string | null> => {
    if (what.ids.length === 0) return null
    const wrong = await edit(what)
    if (wrong !== null) return wrong
    undo.done({
      say,
      undo: async () => {
        for (const inverse of back) {
          const { muted, ...rest } = inverse
          const again = muted === undefined ? rest : { ...rest, muted: mutedAgain(muted, station.clock.now()) }
          const failure = inverse.ids.length === 0 ? null : await edit(again)
          if (failure !== null) return failure
        }
        return null
      },
    })
    return null
  }

  const mute = (ids: readonly string[], muted: MuteTime) => {
    const found = boxes(ids)
    const back = [...groupedBy(found, ownMute(station.state.getState().alerts?.mutes ?? []))]
    const inverses = back.map(([before, some]) => ({ ids: idsOf(some), muted: before }))
    const say: Say = ({ undo: words }) => (muted === false ? words.unmuted : words.muted)(found.length)
    return change({ ids: idsOf(found), muted }, inverses, say)
  }

  return {
    mute,
    moveTo: (ids: readonly string[], group: string | null) => {
      const found = boxes(ids).filter((box) => box.group !== group)
      const back = [...groupedBy(found, (box) => box.group)].map(([before, some]) => ({
        ids: idsOf(some),
        group: before,
      }))
      const say: Say = ({ undo: words }) =>
        group === null ? words.ungrouped(found.length) : words.grouped(found.length, group)
      return change({ ids: idsOf(found), group }, back, say)
    },
    addTag: (ids: readonly string[], tag: string) => {
      const found = idsOf(boxes(ids).filter(({ tags }) => !tags.includes(tag)))
      const say: Say = ({ undo: words }) => words.tagged(found.length, tag)
      return change({ ids: found, addTags: [tag] }, [{ ids: found, removeTags: [tag] }], say)
    },
    removeTag: (ids: readonly string[], tag: string) => {
      const found = idsOf(boxes(ids).filter(({ tags }) => tags.includes(tag)))
      const say: Say = ({ undo: words }) => words.untagged(found.length, tag)
      return change({ ids: found, removeTags: [tag] }, [{ ids: found, addTags: [tag] }], say)
    },
    remove: async (ids: readonly string[]): Promise<string | null> => {
      const outcome = await station.invoke('removeGateways', { ids: [...ids] })
      if (!outcome.ok) return wrongOf(outcome.problem)
      const { removed } = outcome.value
      // Somebody else was faster: there is nothing to bring back.
      if (removed.length === 0) return null
      undo.done({
        say: ({ undo: words }) => words.removed(removed.length),
        undo: async () => {
          const back = await station.invoke('restoreGateways', { ids: [...removed] })
          if (!back.ok) return wrongOf(back.problem)
          return back.value.restored.length === 0 ? text.undo.expired : null
        },
      })
      return null
    },
    /** Writes words beside one box. */
    write: async (box: GatewayView, words: { readonly alias: string } | { readonly note: string }) => {
      const before = 'alias' in words ? { alias: box.alias ?? '' } : { note: box.note ?? '' }
      const send = async (what: typeof words) => said(await station.invoke('editGateway', { id: box.id, ...what }))
      const wrong = await send(words)
      if (wrong !== null) return wrong
      undo.done({
        say: ({ undo: say }) => ('alias' in words ? say.renamed(nameOf(box)) : say.noted(nameOf(box))),
        undo: () => send(before),
      })
      return null
    },
  }
}

const idsOf = (boxes: readonly GatewayView[]): readonly string[] => boxes.map(({ id }) => id)

/** The contract's inputs are its own to change. */
const copied = ({ ids, addTags, removeTags, ...rest }: Inverse) => ({
  ids: [...ids],
  ...rest,
  ...(addTags === undefined ? {} : { addTags: [...addTags] }),
  ...(removeTags === undefined ? {} : { removeTags: [...removeTags] }),
})

type Mutes = readonly { readonly scope: MuteScope }[]

/** The mute that was written beside a box: one of its group or of the whole fleet is not its own. */
const ownMute = (mutes: Mutes) => {
  const covered = ({ id, group }: GatewayView) =>
    mutes.some(({ scope }) => covers(scope, { gateway: id, device: null, group }))
  return (box: GatewayView): boolean | Millis => {
    if (!box.muted || covered(box)) return false
    return box.mutedUntil === null ? true : Date.parse(box.mutedUntil)
  }
}

function groupedBy<K>(boxes: readonly GatewayView[], key: (box: GatewayView) => K): Map<K, GatewayView[]> {
  const groups = new Map<K, GatewayView[]>()
  for (const box of boxes) groups.set(key(box), [...(groups.get(key(box)) ?? []), box])
  return groups
}

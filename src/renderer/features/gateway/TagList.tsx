import { type KeyboardEvent, useId, useState } from 'react'
import { LONGEST_TAG, MOST_TAGS } from '../../../shared/contract/edit-limits'
import type { GatewayView } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { useFleetWords } from '../../store/use-fleet'
import { Icon } from '../../ui/Icon'
import { useAtStation } from '../sites/use-at-station'
import { useBoxEdits } from './use-box-edits'

interface Props {
  readonly gateway: GatewayView
  /** Whether a new tag is being written. */
  readonly isAdding: boolean
  readonly onAdding: (isAdding: boolean) => void
}

/** The tags of a box, each with its way out, and a field for the next one. */
export function TagList({ gateway, isAdding, onAdding }: Props) {
  const { gateway: say } = useText()
  const { isStation } = useAtStation()
  const { addTag, removeTag } = useBoxEdits(gateway)
  const [failure, setFailure] = useState<string | null>(null)
  const wrongWith = (tags: readonly string[]): string | null => {
    if (tags.some((tag) => tag.length > LONGEST_TAG)) return say.tagTooLong
    return new Set([...gateway.tags, ...tags]).size > MOST_TAGS ? say.tooManyTags : null
  }
  const add = async (tags: readonly string[]): Promise<string | null> => {
    let wrong = wrongWith(tags)
    for (const tag of wrong === null ? new Set(tags) : []) wrong ??= await addTag(tag)
    setFailure(wrong)
    return wrong
  }
  const remove = async (tag: string) => setFailure(await removeTag(tag))
  return (
    <>
      {gateway.tags.map((tag) => (
        <span key={tag} className={isStation ? 'tag with-way-out' : 'tag'}>
          {tag}
          {isStation && (
            <button
              type="button"
              aria-label={say.removeTag(tag)}
              data-tip={say.removeTag(tag)}
              onClick={() => void remove(tag)}
            >
              <Icon name="close" small />
            </button>
          )}
        </span>
      ))}
      {isAdding && <NewTag own={gateway.tags} onAdd={add} onClose={() => onAdding(false)} />}
      {!isAdding && isStation && (
        <button
          type="button"
          className="copy"
          aria-label={say.addTag}
          data-tip={say.addTag}
          onClick={() => onAdding(true)}
        >
          <Icon name="plus" small />
        </button>
      )}
      {failure !== null && (
        <span className="field-error" role="alert">
          {failure}
        </span>
      )}
    </>
  )
}

interface NewTagProps {
  readonly own: readonly string[]
  readonly onAdd: (tags: readonly string[]) => Promise<string | null>
  readonly onClose: () => void
}

/** Enter or a comma adds what is written and waits for the next; leaving adds and closes, Esc closes. */
function NewTag({ own, onAdd, onClose }: NewTagProps) {
  const { gateway: say } = useText()
  const [draft, setDraft] = useState('')
  const listId = useId()
  const add = async (): Promise<boolean> => {
    const asked = draft
    // At once: the next tag is being written before the station has answered.
    setDraft('')
    const failure = await onAdd(tagsIn(asked))
    if (failure !== null) setDraft((now) => (now === '' ? asked : now))
    return failure === null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of somebody who composes a word choose among its signs.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      return onClose()
    }
    if (event.key !== 'Enter' && event.key !== ',' && event.key !== '，') return
    event.preventDefault()
    if (tagsIn(draft).length > 0) void add()
    else if (event.key === 'Enter') onClose()
  }
  const leave = async () => {
    if (tagsIn(draft).length === 0 || (await add())) onClose()
  }
  return (
    <span className="field new-tag">
      <input
        ref={focus}
        aria-label={say.newTag}
        placeholder={say.newTag}
        list={listId}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void leave()}
      />
      <datalist id={listId}>
        {useOtherTags(own).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </span>
  )
}

const focus = (field: HTMLInputElement | null) => field?.focus()

/** The tags of the other boxes, for those who write the same again. */
function useOtherTags(own: readonly string[]): readonly string[] {
  const { tags } = useFleetWords()
  return tags.filter((tag) => !own.includes(tag))
}

/** Both commas part tags. */
const tagsIn = (draft: string): string[] =>
  draft
    .split(/[,，]/)
    .map((tag) => tag.trim())
    .filter(Boolean)

import { type FormEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { LONGEST_TAG } from '../../../shared/contract/edit-limits'
import type { GatewayView } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { useFleetWords } from '../../store/use-fleet'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { boxesName } from './boxes-name'
import { useFleetEdits } from './use-fleet-edits'

interface Props {
  readonly boxes: readonly GatewayView[]
  readonly onClose: () => void
}

/** The tags of boxes: those they have, and one more. Each is written at once. */
export function TagDialog({ boxes, onClose }: Props) {
  const text = useText()
  const { bulk } = text
  const { addTag, removeTag } = useFleetEdits()
  const { tags: known } = useFleetWords()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  // Whoever asks for tags types one next; the first thing in the dialog would take one away.
  useLayoutEffect(() => field.current?.focus(), [])
  const [draft, setDraft] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const ids = boxes.map((box) => box.id)
  const counts = countTags(boxes)
  const title = bulk.tagTitle(boxesName(boxes, text))

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const tag = draft.trim()
    if (tag === '') return
    const failure = await addTag(ids, tag)
    setWrong(failure)
    if (failure === null) setDraft('')
  }
  return (
    <Dialog label={title} className="dialog" onClose={onClose}>
      <h2>{title}</h2>
      <ul className="tag-edit">
        {counts.length === 0 && <li className="sm t2">{bulk.noTags}</li>}
        {counts.map(([tag, n]) => (
          <li key={tag} className="tag">
            {tag}
            {n < boxes.length && <span className="t3"> {bulk.onSome(n, boxes.length)}</span>}
            <button
              type="button"
              aria-label={bulk.removeTag(tag)}
              data-tip={bulk.removeTag(tag)}
              onClick={async () => setWrong(await removeTag(ids, tag))}
            >
              <Icon name="close" small />
            </button>
          </li>
        ))}
      </ul>
      <form className="task-form" onSubmit={add}>
        <label className="unseen" htmlFor={id}>
          {bulk.tagField}
        </label>
        <div className="task-line">
          <div className={wrong === null ? 'field grow' : 'field grow wrong'}>
            <input
              ref={field}
              id={id}
              value={draft}
              list={`${id}-known`}
              placeholder={bulk.tagField}
              maxLength={LONGEST_TAG}
              autoComplete="off"
              aria-invalid={wrong !== null}
              aria-describedby={wrong === null ? undefined : `${id}-error`}
              onChange={(event) => setDraft(event.target.value)}
            />
          </div>
          <datalist id={`${id}-known`}>
            {known.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
          <Button type="submit" disabled={draft.trim() === ''}>
            {bulk.add}
          </Button>
        </div>
        {wrong !== null && (
          <p className="field-error" id={`${id}-error`} role="alert">
            {wrong}
          </p>
        )}
        <footer>
          <Button kind="primary" onClick={onClose}>
            {bulk.done}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

/** How many of the boxes have each tag, in the order of the first that has it. */
function countTags(boxes: readonly GatewayView[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { tags } of boxes) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
}

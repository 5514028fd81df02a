import { type FormEvent, useId, useState } from 'react'
import { LONGEST_GROUP, LONGEST_NAME, LONGEST_NOTE } from '../../../shared/contract/edit-limits'
import type { GatewayView } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { useFleetWords } from '../../store/use-fleet'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { boxesName } from './boxes-name'
import { useFleetEdits } from './use-fleet-edits'

interface OfBox {
  readonly box: GatewayView
  readonly onClose: () => void
}

/** What the user calls a box. */
export function RenameDialog({ box, onClose }: OfBox) {
  const text = useText()
  const { write } = useFleetEdits()
  return (
    <WordsDialog
      title={text.bulk.renameTitle(boxesName([box], text))}
      label={text.bulk.renameField}
      hint={text.bulk.renameHint}
      value={box.alias ?? ''}
      maxLength={LONGEST_NAME}
      onClose={onClose}
      onSave={(alias) => write(box, { alias })}
    />
  )
}

export function NoteDialog({ box, onClose }: OfBox) {
  const text = useText()
  const { write } = useFleetEdits()
  return (
    <WordsDialog
      title={text.bulk.noteTitle(boxesName([box], text))}
      label={text.bulk.noteField}
      value={box.note ?? ''}
      maxLength={LONGEST_NOTE}
      multiline
      onClose={onClose}
      onSave={(note) => write(box, { note })}
    />
  )
}

interface OfBoxes {
  readonly boxes: readonly GatewayView[]
  readonly onClose: () => void
}

/** Which group boxes belong to. */
export function GroupDialog({ boxes, onClose }: OfBoxes) {
  const text = useText()
  const { moveTo } = useFleetEdits()
  const { groups } = useFleetWords()
  const own = new Set(boxes.map(({ group }) => group ?? ''))
  return (
    <WordsDialog
      title={text.bulk.groupTitle(boxesName(boxes, text))}
      label={text.bulk.groupField}
      hint={text.bulk.groupHint}
      value={own.size === 1 ? ([...own][0] ?? '') : ''}
      isShared={own.size === 1}
      maxLength={LONGEST_GROUP}
      known={groups}
      onClose={onClose}
      onSave={(group) =>
        moveTo(
          boxes.map(({ id }) => id),
          group.trim() === '' ? null : group.trim(),
        )
      }
    />
  )
}

interface WordsProps {
  readonly title: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  /** Whether all boxes have the value: if not, leaving it as it is is a change as well. */
  readonly isShared?: boolean
  readonly maxLength: number
  readonly multiline?: boolean
  /** What others have, to choose from. */
  readonly known?: readonly string[]
  readonly onClose: () => void
  /** Answers with what is wrong, or `null`. */
  readonly onSave: (value: string) => Promise<string | null>
}

/** Asks for words; what is wrong with them stands beneath. */
function WordsDialog({ title, label, hint, value, isShared = true, onClose, onSave, ...field }: WordsProps) {
  const { bulk, action } = useText()
  const id = useId()
  const [draft, setDraft] = useState(value)
  const [wrong, setWrong] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isShared && draft.trim() === value) return onClose()
    const failure = await onSave(draft.trim())
    setWrong(failure)
    if (failure === null) onClose()
  }
  const control = {
    id,
    value: draft,
    maxLength: field.maxLength,
    'aria-invalid': wrong !== null,
    'aria-describedby': `${id}-hint`,
    onChange: (event: { readonly target: { readonly value: string } }) => setDraft(event.target.value),
  }
  return (
    <Dialog label={title} className="dialog" onClose={onClose}>
      <h2>{title}</h2>
      <form className="task-form" onSubmit={submit}>
        <label className="unseen" htmlFor={id}>
          {label}
        </label>
        {field.multiline ? (
          <textarea {...control} className={wrong === null ? 'field' : 'field wrong'} />
        ) : (
          <div className={wrong === null ? 'field' : 'field wrong'}>
            <input {...control} list={field.known ? `${id}-known` : undefined} autoComplete="off" spellCheck={false} />
          </div>
        )}
        {field.known && (
          <datalist id={`${id}-known`}>
            {field.known.map((word) => (
              <option key={word} value={word} />
            ))}
          </datalist>
        )}
        <p
          id={`${id}-hint`}
          className={wrong === null ? 'task-hint' : 'field-error'}
          role={wrong === null ? undefined : 'alert'}
        >
          {wrong ?? hint}
        </p>
        <footer>
          <Button onClick={onClose}>{action.cancel}</Button>
          <Button kind="primary" type="submit">
            {bulk.save}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

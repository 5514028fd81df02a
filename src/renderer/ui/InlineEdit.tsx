import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import './inline-edit.css'

interface Props {
  /** What is edited, for those who hear it. */
  readonly label: string
  readonly value: string
  readonly isEditing: boolean
  readonly onEditing: (isEditing: boolean) => void
  /** Called when editing ends with another value. Answers with what is wrong, or `null`. */
  readonly onSave: (value: string) => Promise<string | null>
  readonly multiline?: boolean
  readonly placeholder?: string
  /** What stands there while it is not edited, with the way to edit it. */
  readonly children: ReactNode
}

/**
 * Something to read that becomes a field in its own place. It saves when it is left or with Enter, Esc takes back;
 * what is wrong stands beneath it, and the field stays.
 */
export function InlineEdit(props: Props) {
  return props.isEditing ? <Editor {...props} /> : props.children
}

function Editor({ label, value, onEditing, onSave, multiline = false, placeholder }: Props) {
  const id = useId()
  const [draft, setDraft] = useState(value)
  const [wrong, setWrong] = useState<string | null>(null)
  const isDone = useRef(false)
  const finish = () => {
    isDone.current = true
    onEditing(false)
  }
  const save = async () => {
    if (isDone.current) return
    const failure = draft === value ? null : await onSave(draft)
    setWrong(failure)
    if (failure === null) finish()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of somebody who composes a word choose among its signs.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void save()
    }
    if (event.key !== 'Escape') return
    event.stopPropagation()
    finish()
  }
  const control = {
    id,
    value: draft,
    placeholder,
    'aria-label': label,
    'aria-invalid': wrong !== null,
    'aria-describedby': wrong === null ? undefined : `${id}-error`,
    onKeyDown,
    onBlur: () => void save(),
  }
  return (
    <div className="inline-edit">
      {multiline ? (
        <textarea
          {...control}
          ref={focusAtEnd}
          className={wrong === null ? 'field' : 'field wrong'}
          onChange={(event) => setDraft(event.target.value)}
        />
      ) : (
        <div className={wrong === null ? 'field' : 'field wrong'}>
          <input {...control} ref={focusAll} spellCheck={false} onChange={(event) => setDraft(event.target.value)} />
        </div>
      )}
      {wrong !== null && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

/** Outside of the component, so that they run when the field appears and not with every key. */
const focusAll = (field: HTMLInputElement | null) => field?.select()
const focusAtEnd = (field: HTMLTextAreaElement | null) => {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}

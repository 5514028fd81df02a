import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import './text-field.css'

interface Props {
  readonly label: string
  readonly value: string
  /** Called when editing ends with another value. Answers with what is wrong, or `null`. */
  readonly onSave: (value: string) => Promise<string | null>
  readonly unit?: string
  readonly multiline?: boolean
  /** Whether the label is drawn, or only read by screen readers because it stands nearby. */
  readonly labelShown?: boolean
  readonly numeric?: boolean
  /** Paths, addresses and the like, in the type for them. */
  readonly code?: boolean
  /** What could stand there, while nothing does. */
  readonly placeholder?: string
}

/** A field that saves when it is left or with Enter, and takes back with Esc. What is wrong stands beneath it. */
export function TextField({
  label,
  value,
  onSave,
  unit,
  multiline = false,
  labelShown = true,
  numeric = false,
  code = false,
  placeholder,
}: Props) {
  const id = useId()
  const [draft, setDraft] = useState(value)
  const [wrong, setWrong] = useState<string | null>(null)
  useEffect(() => {
    setDraft(value)
    setWrong(null)
  }, [value])

  const save = async () => setWrong(draft === value ? null : await onSave(draft))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // The keys of somebody who composes a word choose among its signs.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !multiline) {
      // What saving brings up must not be answered by the same key.
      event.preventDefault()
      void save()
    }
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setDraft(value)
    setWrong(null)
  }
  const control = {
    id,
    value: draft,
    placeholder,
    onBlur: save,
    onKeyDown,
    'aria-invalid': wrong !== null,
    'aria-describedby': wrong === null ? undefined : `${id}-error`,
  }
  const look = wrong === null ? 'field' : 'field wrong'
  return (
    <div className={numeric ? 'text-field numeric' : 'text-field'}>
      <label htmlFor={id} className={labelShown ? 'text-field-label' : 'unseen'}>
        {label}
      </label>
      {multiline ? (
        <textarea
          {...control}
          className={code ? `${look} mono` : look}
          spellCheck={!code}
          onChange={(event) => setDraft(event.target.value)}
        />
      ) : (
        <div className={look}>
          <input
            {...control}
            inputMode={numeric ? 'numeric' : 'text'}
            spellCheck={false}
            onChange={(event) => setDraft(event.target.value)}
          />
          {unit && <span className="t3">{unit}</span>}
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

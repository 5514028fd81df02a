import { useId } from 'react'
import './text-field.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What a password manager may do with it. */
  readonly autoComplete: 'current-password' | 'new-password'
  readonly wrong?: string | null
  readonly focused?: boolean
}

/** A field for a password: what is typed is not shown, and kept by nobody but its form. */
export function SecretField({ label, value, onChange, autoComplete, wrong = null, focused = false }: Props) {
  const id = useId()
  return (
    <div className="text-field">
      <label htmlFor={id} className="text-field-label">
        {label}
      </label>
      <div className={wrong === null ? 'field' : 'field wrong'}>
        <input
          id={id}
          type="password"
          value={value}
          autoComplete={autoComplete}
          // biome-ignore lint/a11y/noAutofocus: the one thing that can be done on this page or in this dialog
          autoFocus={focused}
          spellCheck={false}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : `${id}-error`}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {wrong !== null && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

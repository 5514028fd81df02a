import { Icon } from '../../ui/Icon'
import './filter-field.css'

interface Props {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Narrows the list beneath it while somebody types; Esc shows all again. */
export const FilterField = ({ label, hint, value, onChange }: Props) => (
  <span className="field filter-field">
    <Icon name="search" small />
    <input
      aria-label={label}
      placeholder={hint}
      value={value}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // Who composes a word ends that with it.
        if (event.key === 'Escape' && value !== '' && !event.nativeEvent.isComposing) {
          event.stopPropagation()
          onChange('')
        }
      }}
    />
  </span>
)

import './switch.css'

interface Props {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** On or off, at once. Its name stands beside it. */
export const Switch = ({ label, on, onChange }: Props) => (
  <button
    type="button"
    role="switch"
    className="switch"
    aria-label={label}
    aria-checked={on}
    onClick={() => onChange(!on)}
  />
)

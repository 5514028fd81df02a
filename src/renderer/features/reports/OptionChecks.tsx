import { useLanguage, useText } from '../../store/hooks'
import type { ReportForm } from '../../store/report-form'

interface Props {
  readonly form: ReportForm
  readonly onChange: (change: Partial<ReportForm>) => void
}

/** How the file is written, and how availability is counted. */
export function OptionChecks({ form, onChange }: Props) {
  const { reports: say } = useText()
  const isChinese = useLanguage() === 'zh'
  return (
    <div className="report-options">
      <Check
        label={say.leaveOutMuted}
        on={form.leaveOutMuted}
        onChange={(leaveOutMuted) => onChange({ leaveOutMuted })}
      />
      <Check label={say.bom} on={form.bom} onChange={(bom) => onChange({ bom })} />
      {isChinese && (
        <Check
          label={say.englishNames}
          on={form.names === 'english'}
          onChange={(on) => onChange({ names: on ? 'english' : 'own' })}
        />
      )}
      <Check
        label={say.keyNames}
        on={form.names === 'keys'}
        onChange={(on) => onChange({ names: on ? 'keys' : 'own' })}
      />
      <label className="row sm report-target">
        <span>{say.target}</span>
        <span className="field">
          <input
            inputMode="decimal"
            key={form.target}
            defaultValue={form.target}
            onBlur={(event) => {
              const target = Number(event.target.value.replace(',', '.'))
              if (target >= 0 && target <= 100 && event.target.value.trim() !== '') onChange({ target })
              else event.target.value = String(form.target)
            }}
          />
          <span className="t3">%</span>
        </span>
      </label>
    </div>
  )
}

interface CheckProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

const Check = ({ label, on, onChange }: CheckProps) => (
  <label className="row sm report-check">
    <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
)

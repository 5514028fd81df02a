import { useEffect, useState } from 'react'
import { readLocal, writeLocal } from '../../../shared/time/written-moment'
import { useText } from '../../store/hooks'
import { RANGES, type Range, type ReportForm } from '../../store/report-form'
import { useCalendar } from '../../store/use-calendar'
import { MomentField } from '../../ui/MomentField'
import { Segmented } from '../../ui/Segmented'

interface Props {
  readonly form: ReportForm
  readonly range: Range | null
  readonly onChange: (change: Partial<ReportForm>) => void
}

/** From when until when: one of the usual ranges, or as it is written into the fields. */
export function RangeFields({ form, range, onChange }: Props) {
  const { reports: say } = useText()
  const shown = form.range === 'custom' ? form : written(range)
  const choose = (choice: ReportForm['range']) =>
    onChange(choice === 'custom' ? { range: choice, ...written(range) } : { range: choice })
  return (
    <div className="report-range">
      <span className="report-label">{say.range}</span>
      <Segmented
        label={say.range}
        options={RANGES.map((value) => ({ value, label: say.ranges[value] }))}
        value={form.range}
        onChange={choose}
      />
      <div className="report-moments">
        <TimeField
          label={say.from}
          value={shown.from}
          onChange={(from) => onChange({ range: 'custom', from, to: shown.to })}
        />
        <span className="t3">{say.to}</span>
        <TimeField
          label={say.until}
          value={shown.to}
          onChange={(to) => onChange({ range: 'custom', from: shown.from, to })}
        />
      </div>
      {range === null && (
        <p className="field-error" role="alert">
          {say.wrongRange}
        </p>
      )}
    </div>
  )
}

const written = (range: Range | null) => ({
  from: range === null ? '' : writeLocal(range.from),
  to: range === null ? '' : writeLocal(range.to),
})

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Takes what is written when it is left, or with Enter. */
function TimeField({ label, value, onChange }: FieldProps) {
  const calendar = useCalendar()
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  return (
    <MomentField
      {...calendar}
      label={label}
      value={draft}
      wrong={readLocal(draft) === null}
      onChange={setDraft}
      onDone={(written) => {
        if (written !== value) onChange(written)
      }}
    />
  )
}

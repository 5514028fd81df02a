import type { ExportPreview } from '../../../shared/contract/export-views'
import { EXPORT_KINDS } from '../../../shared/model/export-schedule'
import { formatCount } from '../../../shared/text/plural'
import { formatBytes } from '../../../shared/text/quantity'
import { useText } from '../../store/hooks'
import type { Range, ReportForm } from '../../store/report-form'
import { Button } from '../../ui/Button'
import { BoxChoice } from './BoxChoice'
import { OptionChecks } from './OptionChecks'
import { RangeFields } from './RangeFields'
import './report-form.css'

interface Props {
  readonly form: ReportForm
  readonly range: Range | null
  readonly onChange: (change: Partial<ReportForm>) => void
  readonly preview: ExportPreview | null
  readonly busy: boolean
  /** `null` while what is chosen cannot be exported. */
  readonly onExport: (() => void) | null
}

/** What to export, of when and whom, and how. */
export function ReportFormPanel({ form, range, onChange, preview, busy, onExport }: Props) {
  const { reports: say } = useText()
  const estimate = preview?.estimates[form.kind]
  const shortCount = (count: number) => (count >= 1e6 ? say.millions(count) : formatCount(count))
  return (
    <section className="panel report-form" aria-label={say.what}>
      <fieldset className="report-kinds">
        <legend>{say.what}</legend>
        {EXPORT_KINDS.map((kind) => (
          <label key={kind} className="report-kind">
            <input type="radio" name="report-kind" checked={form.kind === kind} onChange={() => onChange({ kind })} />
            <span className="medium">{say.kind[kind]}</span>
            <span className="sm t3">{preview === null ? '' : shortCount(preview.estimates[kind])}</span>
            <span className="report-hint sm t3">{say.hint[kind]}</span>
          </label>
        ))}
      </fieldset>
      <RangeFields form={form} range={range} onChange={onChange} />
      <BoxChoice boxes={form.boxes} onChange={onChange} />
      <OptionChecks form={form} onChange={onChange} />
      <footer>
        <span className="sm t2 grow" aria-live="polite">
          {estimate !== undefined && preview?.kind === form.kind && !busy
            ? say.size(say.rows(estimate), formatBytes(preview.bytes).replaceAll(' ', '\u00a0'))
            : '…'}
        </span>
        <Button kind="primary" icon="download" disabled={onExport === null} onClick={() => onExport?.()}>
          {say.exportCsv} <span className="kbd">Ctrl E</span>
        </Button>
      </footer>
    </section>
  )
}

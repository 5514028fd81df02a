import type { ExportView } from '../../../shared/contract/export-views'
import { formatDuration } from '../../../shared/text/duration'
import { formatCount } from '../../../shared/text/plural'
import { formatBytes } from '../../../shared/text/quantity'
import { useLanguage, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { useAsking } from '../shell/use-asking'
import { ExportActions } from './ExportActions'
import { rangeText } from './range-text'

interface Props {
  readonly exports: readonly { readonly view: ExportView; readonly hide: () => void }[]
}

/** Each export that runs, and each that has just come to its end. */
export const RunningExports = ({ exports }: Props) =>
  exports.map(({ view, hide }) => <RunningExport key={view.id} view={view} onHide={hide} />)

function RunningExport({ view, onHide }: { readonly view: ExportView; readonly onHide: () => void }) {
  const text = useText()
  const language = useLanguage()
  const { reports: say } = text
  const ask = useAsking()
  const what = say.kind[view.kind]
  const range = rangeText(view, language)
  const isRunning = view.state === 'running' || view.state === 'waiting'
  if (isRunning) {
    const left = view.secondsLeft === null ? null : say.left(formatDuration(view.secondsLeft * 1000, text))
    const percent = Math.floor(view.share * 100)
    const progress = [say.rowsOf(view.rows, Math.max(view.rows, view.estimatedRows)), `${percent}%`, left]
    return (
      <section className="panel report-running" aria-label={say.exporting(what, range)}>
        <div className="row">
          <span className="medium grow ell">{say.exporting(what, range)}</span>
          <span className="sm t2 nowrap">{progress.filter((one) => one !== null).join(' · ')}</span>
          <Button size="small" onClick={() => void ask('cancelExport', { id: view.id })}>
            {text.action.cancel}
          </Button>
        </div>
        <div
          className="report-progress"
          role="progressbar"
          aria-label={say.exporting(what, range)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
        >
          <i style={{ width: `${view.share * 100}%` }} />
        </div>
      </section>
    )
  }
  return (
    <section className={`panel report-running over ${view.state}`} role="status">
      <div className="row">
        <span className="medium nowrap">{say.over[view.state as 'done' | 'failed' | 'cancelled'](what, range)}</span>
        <span className="sm t2 grow ell">
          <bdi>{outcomeOf(view, text)}</bdi>
        </span>
        <ExportActions view={view} />
        <Button kind="quiet" size="small" icon="close" aria-label={say.hide} onClick={onHide} />
      </div>
    </section>
  )
}

/** What came of it, in words. */
export function outcomeOf(view: ExportView, { reports: say }: ReturnType<typeof useText>): string {
  if (view.state === 'failed') return say.failure[view.failure ?? 'failed']
  if (view.state === 'cancelled') return say.nothingLeft
  const missing = (view.missing ?? []).map(({ site }) => site)
  const notHere = missing.length === 0 ? [] : [say.notComplete(missing.join(', '))]
  const written = [say.rowsWritten(formatCount(view.rows)), formatBytes(view.bytes), view.path ?? view.fileName]
  return [...notHere, ...written].join(' · ')
}

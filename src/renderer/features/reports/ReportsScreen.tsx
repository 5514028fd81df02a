import { useCallback, useLayoutEffect, useState } from 'react'
import { useStores } from '../../store/context'
import { beginExport } from '../../store/exports'
import { useText } from '../../store/hooks'
import type { ReportForm } from '../../store/report-form'
import { useIsHeadquarters } from '../../store/sites'
import { Button } from '../../ui/Button'
import { commandHere } from '../shell/keyboard-map'
import { KeyFigures } from './KeyFigures'
import { PastExports } from './PastExports'
import { PdfButton } from './PdfButton'
import { PreviewPanel } from './PreviewPanel'
import { PrintButton } from './PrintButton'
import { ReportFormPanel } from './ReportFormPanel'
import { RunningExports } from './RunningExports'
import { SchedulesPanel } from './SchedulesPanel'
import { useExports } from './use-exports'
import { usePreview } from './use-preview'
import { useReportForm } from './use-report-form'
import './reports.css'

/** What was, as files: what to export, how it will look, and what is being written. */
export function ReportsScreen() {
  const { reports: say, problem: words } = useText()
  const { station } = useStores()
  const isHeadquarters = useIsHeadquarters()
  const { form, range, change, input } = useReportForm()
  const { preview, problem, busy } = usePreview(input)
  const { exports, fresh, folder, damaged } = useExports()
  const [aside, setAside] = useState<'past' | 'schedules' | null>(null)
  const toggle = (one: 'past' | 'schedules') => setAside(aside === one ? null : one)
  const [wrong, setWrong] = useState<string | null>(null)
  const begin = useCallback(async () => {
    if (input === null) return
    const failure = await beginExport(station, input)
    setWrong(failure === null ? null : words[failure.code])
  }, [input, station, words])
  useExportKey(begin)
  const failure = wrong ?? (problem === null ? null : words[problem.code])
  const choose = (what: Partial<ReportForm>) => {
    // It was wrong of what was chosen before.
    setWrong(null)
    change(what)
  }
  return (
    <>
      <div className="page-head">
        <h1>{say.title}</h1>
        <span className="grow" />
        <PrintButton input={input} onProblem={setWrong} />
        <PdfButton input={input} onProblem={setWrong} />
        <Button kind="quiet" icon="clock" aria-pressed={aside === 'past'} onClick={() => toggle('past')}>
          {say.past}
        </Button>
        {!isHeadquarters && (
          <Button kind="quiet" icon="refresh" aria-pressed={aside === 'schedules'} onClick={() => toggle('schedules')}>
            {say.scheduled}
          </Button>
        )}
      </div>
      <div className="page reports">
        <ReportFormPanel
          form={form}
          range={range}
          onChange={choose}
          preview={preview}
          busy={busy}
          onExport={input === null ? null : begin}
        />
        <div className="reports-side">
          {failure !== null && (
            <p className="note tone-off" role="alert">
              {failure}
            </p>
          )}
          <RunningExports exports={fresh} />
          {aside !== null && (
            <div key={aside} className="reports-aside" ref={reveal}>
              {aside === 'past' ? (
                <PastExports exports={exports} folder={folder} damaged={damaged} />
              ) : (
                <SchedulesPanel folder={folder} />
              )}
            </div>
          )}
          {preview !== null && <KeyFigures figures={preview.figures} target={form.target} />}
          {preview !== null && <PreviewPanel preview={preview} busy={busy} />}
        </div>
      </div>
    </>
  )
}

/** What was opened stands above the preview, which may have been scrolled to. */
function reveal(opened: HTMLElement | null): void {
  opened?.scrollIntoView({ block: 'nearest' })
}

function useExportKey(begin: () => void): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (commandHere(event) !== 'export' || event.repeat) return
      event.preventDefault()
      begin()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [begin])
}

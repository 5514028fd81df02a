import { useEffect } from 'react'
import type { AvailabilitySummary } from '../../../shared/contract/export-views'
import { ZoneClock } from '../../../shared/export/zone-clock'
import { useStores } from '../../store/context'
import { opensFiles } from '../../store/exports'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { lightOnPaper } from '../../ui/light-on-paper'
import { OnPaper } from '../../ui/OnPaper'
import { PrintSheet } from './PrintSheet'
import { type SummaryButton, useSummary } from './use-summary'

/** Writes the availability of what is chosen as a PDF file; in the window of the app alone. */
export function PdfButton(props: SummaryButton) {
  const { input, onProblem } = props
  const { reports: say } = useText()
  const { station, notices } = useStores()
  const { summary, setSummary, ask } = useSummary(props)
  useEffect(() => {
    if (summary === null) return
    const end = lightOnPaper()
    // What is to be written has to be drawn first.
    const frame = requestAnimationFrame(() => {
      void station.invoke('savePdf', { name: nameOf(summary) }).then((reply) => {
        onProblem(reply.ok ? null : say.pdfFailed)
        if (reply.ok && reply.value !== null) notices.tell(say.pdfSaved(reply.value.path))
        setSummary(null)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      end()
    }
  }, [summary, setSummary, station, notices, onProblem, say])
  if (!opensFiles()) return null
  return (
    <>
      <Button kind="quiet" icon="download" disabled={input === null || summary !== null} onClick={ask}>
        {say.pdf}
      </Button>
      {summary !== null && (
        <OnPaper>
          <PrintSheet summary={summary} />
        </OnPaper>
      )}
    </>
  )
}

/** As the other exports of the range are called. */
function nameOf({ from, to }: AvailabilitySummary): string {
  const clock = new ZoneClock(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [first, end] = [Date.parse(from), Date.parse(to)]
  // A range that ends at midnight has nothing of the day that begins there.
  return `availability_${clock.day(first)}_${clock.day(Math.max(first, end - 1))}`
}

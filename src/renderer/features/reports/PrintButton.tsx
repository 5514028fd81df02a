import { useEffect } from 'react'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { OnPaper } from '../../ui/OnPaper'
import { printPage } from '../../ui/print-page'
import { PrintSheet } from './PrintSheet'
import { type SummaryButton, useSummary } from './use-summary'

/** Prints the availability of what is chosen, or saves it as a PDF: Chromium's own dialog offers both. */
export function PrintButton(props: SummaryButton) {
  const { reports: say } = useText()
  const { summary, setSummary, ask } = useSummary(props)
  useEffect(() => (summary === null ? undefined : printPage(() => setSummary(null))), [summary, setSummary])
  return (
    <>
      <Button kind="quiet" icon="print" disabled={props.input === null} onClick={ask}>
        {say.print}
      </Button>
      {summary !== null && (
        <OnPaper>
          <PrintSheet summary={summary} />
        </OnPaper>
      )}
    </>
  )
}

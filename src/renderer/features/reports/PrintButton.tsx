import { useEffect, useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import type { AvailabilitySummary } from '../../../shared/contract/export-views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { OnPaper } from '../../ui/OnPaper'
import { printPage } from '../../ui/print-page'
import { PrintSheet } from './PrintSheet'

interface Props {
  /** `null` while what is chosen is no range. */
  readonly input: Input<'getSummary'> | null
  readonly onProblem: (words: string | null) => void
}

/** Prints the availability of what is chosen, or saves it as a PDF: Chromium's own dialog offers both. */
export function PrintButton({ input, onProblem }: Props) {
  const { reports: say, problem } = useText()
  const { station } = useStores()
  const [summary, setSummary] = useState<AvailabilitySummary | null>(null)
  useEffect(() => (summary === null ? undefined : printPage(() => setSummary(null))), [summary])
  const begin = async () => {
    if (input === null) return
    const reply = await station.invoke('getSummary', input)
    onProblem(reply.ok ? null : problem[reply.problem.code])
    if (reply.ok) setSummary(reply.value)
  }
  return (
    <>
      <Button kind="quiet" icon="print" disabled={input === null} onClick={() => void begin()}>
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

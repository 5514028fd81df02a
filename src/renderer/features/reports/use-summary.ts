import { useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import type { AvailabilitySummary } from '../../../shared/contract/export-views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

export interface SummaryButton {
  /** `null` while what is chosen is no range. */
  readonly input: Input<'getSummary'> | null
  readonly onProblem: (words: string | null) => void
}

/** The availability of what is chosen, from when somebody asks for it until it is on its sheet. */
export function useSummary({ input, onProblem }: SummaryButton) {
  const { problem } = useText()
  const { station } = useStores()
  const [summary, setSummary] = useState<AvailabilitySummary | null>(null)
  const ask = async () => {
    if (input === null) return
    const reply = await station.invoke('getSummary', input)
    onProblem(reply.ok ? null : problem[reply.problem.code])
    if (reply.ok) setSummary(reply.value)
  }
  return { summary, setSummary, ask: () => void ask() }
}

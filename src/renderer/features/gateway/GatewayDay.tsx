import { type DayCell, dayBar } from '../../../shared/availability/day-bar'
import type { GatewayView } from '../../../shared/contract/views'
import { formatPercent } from '../../../shared/text/quantity'
import { useMinute, useText } from '../../store/hooks'
import { StateBar } from '../../ui/StateBar'

const LETTERS: Readonly<Record<DayCell, string>> = { up: 'u', late: 'l', down: 'd', none: 'n' }

interface Props {
  readonly log: GatewayView['presenceLog']
  readonly wide?: boolean
}

/** The last 24 hours and how much of them the box was there. */
export function GatewayDay({ log, wide = false }: Props) {
  const { card } = useText()
  const now = useMinute()
  const { cells, availability } = dayBar(
    log.map(({ from, state }) => ({ from: Date.parse(from), state })),
    now,
  )
  const percent = availability === null ? null : formatPercent(availability)
  return (
    <>
      <StateBar
        cells={cells.map((cell) => LETTERS[cell]).join('')}
        wide={wide}
        label={percent === null ? card.notObserved : card.availability(percent)}
      />
      <b>{percent ?? '—'}</b>
    </>
  )
}

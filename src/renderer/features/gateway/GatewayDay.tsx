import type { BarCell } from '../../../shared/availability/state-bar'
import type { GatewayView } from '../../../shared/contract/views'
import { formatPercent } from '../../../shared/text/quantity'
import { useMinute, useText } from '../../store/hooks'
import { StateBar } from '../../ui/StateBar'
import { boxDay } from './box-day'

const LETTERS: Readonly<Record<BarCell, string>> = { up: 'u', late: 'l', fault: 'f', down: 'd', none: 'n' }

/** The cells as `StateBar` takes them. */
export const barLetters = (cells: readonly BarCell[]): string => cells.map((cell) => LETTERS[cell]).join('')

interface Props {
  readonly gateway: GatewayView
}

/** The last 24 hours and how much of them the box was there. */
export function GatewayDay({ gateway }: Props) {
  const { card } = useText()
  const now = useMinute()
  const { cells, availability } = boxDay(gateway, now)
  const percent = availability === null ? null : formatPercent(availability)
  return (
    <>
      <StateBar cells={barLetters(cells)} label={percent === null ? card.notObserved : card.availability(percent)} />
      <b>{percent ?? '—'}</b>
    </>
  )
}

import { useId, useMemo } from 'react'
import { stateBar } from '../../../shared/availability/state-bar'
import type { GatewayView } from '../../../shared/contract/views'
import type { Span } from '../../../shared/history/spans'
import type { Presence } from '../../../shared/model/gateway'
import { formatPercent } from '../../../shared/text/quantity'
import { useText } from '../../store/hooks'
import { StateBar } from '../../ui/StateBar'
import type { RangeName } from './chart-ticks'
import { barLetters } from './GatewayDay'
import { faultsUntil, type History, type Stretch } from './history-model'

/** As many cells as the bar of a card has. */
const CELLS = 48

interface Props {
  readonly gateway: GatewayView
  /** `null` while it is not read. */
  readonly history: History | null
  readonly presence: readonly Span<Presence>[]
  readonly frame: Stretch
  readonly range: RangeName
}

/** How the box stood over the range of the charts, and how much of the observed time it was there. */
export function AvailabilityRow({ gateway, history, presence, frame, range }: Props) {
  const { chart: say } = useText().gateway
  const { faultLog } = gateway
  const methodId = useId()
  const { cells, availability } = useMemo(
    () =>
      stateBar(presence, history === null ? [] : faultsUntil(history, faultLog, frame.to), { ...frame, cells: CELLS }),
    [presence, history, faultLog, frame],
  )
  const percent = availability === null ? null : formatPercent(availability)
  return (
    <div className="charts-availability">
      <button type="button" className="explained sm t2" data-tip={say.availabilityMethod} aria-describedby={methodId}>
        {say.availability}
      </button>
      <StateBar
        cells={barLetters(cells)}
        label={percent === null ? say.notObserved : say.availabilityOf(percent, say.lastRange[range])}
      />
      <b className="charts-percent">{percent ?? '—'}</b>
      <span className="unseen" id={methodId}>
        {say.availabilityMethod}
      </span>
    </div>
  )
}

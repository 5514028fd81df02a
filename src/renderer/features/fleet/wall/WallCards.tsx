import { useGateway, useText, useTrend } from '../../../store/hooks'
import { GatewayCard } from '../GatewayCard'
import { CARD, cardZoom, GAPS, type WallLayout } from './wall-layout'

interface Props {
  /** The worst first. */
  readonly ids: readonly string[]
  readonly layout: WallLayout
}

/** A dozen boxes with all that is known of them, enlarged to be read from afar. */
export function WallCards({ ids, layout }: Props) {
  const { fleet } = useText()
  const zoom = cardZoom(layout)
  const gap = (GAPS.columns * innerWidth) / 1920 / zoom
  const style = { zoom, gap, gridTemplateColumns: `repeat(${layout.columns}, minmax(${CARD.width - 2}px, 1fr))` }
  return (
    <table {...GRID} className="wall-cards" aria-label={fleet.grid}>
      <tbody>
        <tr style={style}>
          {ids.map((id, place) => (
            <Card key={id} id={id} place={place} />
          ))}
        </tr>
      </tbody>
    </table>
  )
}

/** As which the cards take themselves. */
const GRID = { role: 'grid' } as const

function Card({ id, place }: { readonly id: string; readonly place: number }) {
  const gateway = useGateway(id)
  const trend = useTrend(id)
  return gateway ? <GatewayCard gateway={gateway} trend={trend} place={place} isTabStop={false} /> : null
}

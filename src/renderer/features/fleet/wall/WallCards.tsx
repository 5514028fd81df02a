import { useGateway, useTrend } from '../../../store/hooks'
import { GatewayCard } from '../GatewayCard'
import { CARD, cardZoom, GAPS, type WallLayout } from './wall-layout'

interface Props {
  /** The worst first. */
  readonly ids: readonly string[]
  readonly layout: WallLayout
}

/** A dozen boxes with all that is known of them, enlarged to be read from afar. */
export function WallCards({ ids, layout }: Props) {
  const zoom = cardZoom(layout)
  const gap = (GAPS.columns * innerWidth) / 1920 / zoom
  const style = { zoom, gap, gridTemplateColumns: `repeat(${layout.columns}, minmax(${CARD.width - 2}px, 1fr))` }
  return (
    <table className="wall-cards">
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

function Card({ id, place }: { readonly id: string; readonly place: number }) {
  const gateway = useGateway(id)
  const trend = useTrend(id)
  return gateway ? <GatewayCard gateway={gateway} trend={trend} place={place} isTabStop={false} /> : null
}

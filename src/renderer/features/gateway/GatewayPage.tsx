import { CrashBoundary } from '../../ui/CrashBoundary'
import { Crashed } from '../shell/Crashed'
import { GatewayDetail } from './GatewayDetail'
import { GatewayList } from './GatewayList'
import { useNeighbours } from './use-neighbours'
import './gateway.css'

/** The boxes in a list, and beside it everything about one of them. */
export function GatewayPage({ id }: { readonly id: string }) {
  useNeighbours(id)
  return (
    <div className="gateway-split">
      <GatewayList openId={id} />
      <CrashBoundary key={id} fallback={<Crashed />}>
        <GatewayDetail id={id} />
      </CrashBoundary>
    </div>
  )
}

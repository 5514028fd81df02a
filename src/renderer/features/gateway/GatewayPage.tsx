import { useStores } from '../../store/context'
import { useGateway, useText, useTrend } from '../../store/hooks'
import { isStale } from '../../store/standing'
import { Button } from '../../ui/Button'
import { DevicesTable } from './DevicesTable'
import { DoubtNotes } from './DoubtNotes'
import { reportWarningsOf } from './doubts'
import { GatewayDay } from './GatewayDay'
import { GatewayHead } from './GatewayHead'
import { GatewayMeters } from './GatewayMeters'
import { IdentityPanel } from './IdentityPanel'
import { LastReportPanel } from './LastReportPanel'
import { NotesPanel } from './NotesPanel'
import { RemoveGateway } from './RemoveGateway'
import { useNeighbours } from './use-neighbours'
import { WarningsPanel } from './WarningsPanel'
import './gateway.css'

/** Everything about one box. */
export function GatewayPage({ id }: { readonly id: string }) {
  const text = useText()
  const { view } = useStores()
  const gateway = useGateway(id)
  const trend = useTrend(id)
  useNeighbours(id)
  if (gateway === undefined) {
    return (
      <div className="empty" role="status">
        <p className="what">{text.problem['not-found']}</p>
        <Button onClick={view.closeGateway}>{text.action.back}</Button>
      </div>
    )
  }
  const { unknown } = gateway.deviceCounts
  const warnings = reportWarningsOf(gateway, text)
  return (
    <>
      <GatewayHead gateway={gateway} />
      <div className="page gateway">
        {gateway.presence === 'offline' && unknown > 0 && (
          <p className="note tone-off">
            <span>
              <span className="cause">{text.gateway.devicesUnknown(unknown)}</span>{' '}
              <span className="t2">{text.gateway.devicesUnknownWhy}</span>
            </span>
          </p>
        )}
        <DoubtNotes gateway={gateway} />
        <div className="columns">
          <div className="gateway-main">
            <section className={isStale(gateway) ? 'panel stale' : 'panel'}>
              <header>
                <h2 className="panel-title">{text.gateway.metrics}</h2>
              </header>
              <div className="gateway-meters">
                <GatewayMeters metrics={gateway.metrics} trend={trend} wide />
              </div>
              <div className="gateway-day">
                <span className="sm t2 nowrap">{text.gateway.availability}</span>
                <GatewayDay log={gateway.presenceLog} faults={gateway.faultLog} />
              </div>
            </section>
            <NotesPanel gateway={gateway} />
          </div>
          <div className="gateway-side">
            <IdentityPanel gateway={gateway} />
          </div>
        </div>
        <DevicesTable devices={gateway.devices} />
        {warnings.length > 0 && <WarningsPanel warnings={warnings} />}
        <LastReportPanel id={id} lastReportAt={gateway.lastReportAt} />
        <RemoveGateway gateway={gateway} />
      </div>
    </>
  )
}

import type { SenderConflict, SendersView } from '../../../shared/contract/receiver-views'
import { useStores } from '../../store/context'
import { useSimulated, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { FilterField } from './FilterField'
import { SenderRow } from './SenderRow'
import type { Senders } from './use-senders'
import './senders.css'

/** Every address that talked to the port, the one that came last first, and serials that two of them claim. */
export function SendersPanel({ senders }: { readonly senders: Senders }) {
  const { receiver } = useText()
  const say = receiver.senders
  const { view, query, setQuery } = senders
  if (view === null) return null
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{say.title}</h2>
        <span className="sm t3">{say.shown(view.senders.length, view.total)}</span>
        <span className="grow" />
        {(view.total > 0 || query !== '') && (
          <FilterField label={say.filter} hint={say.filterHint} value={query} onChange={setQuery} />
        )}
      </header>
      {view.conflicts.map((conflict) => (
        <Conflict key={conflict.gateway} conflict={conflict} />
      ))}
      {view.total === 0 ? (
        <p className="receiver-line sm t2">{query === '' ? say.none : say.noneFound(query)}</p>
      ) : (
        <SenderTable view={view} senders={senders} />
      )}
    </section>
  )
}

function SenderTable({ view, senders }: { readonly view: SendersView; readonly senders: Senders }) {
  const { receiver } = useText()
  const say = receiver.senders
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            <th className="sender-address">{receiver.from}</th>
            <th>{say.boxes}</th>
            <th className="sender-number">{receiver.accepted}</th>
            <th className="sender-number">{receiver.refusedCount}</th>
            <th className="sender-time">{say.lastHeard}</th>
          </tr>
        </thead>
        <tbody>
          {view.senders.map((sender) => (
            <SenderRow key={sender.address} sender={sender} onShowAgain={() => senders.ignore(sender.address, false)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Conflict({ conflict }: { readonly conflict: SenderConflict }) {
  const { receiver, identityWarning } = useText()
  const say = receiver.senders
  const { view } = useStores()
  const simulated = useSimulated()
  const { gateway, gatewayName, addresses } = conflict
  return (
    <div className="note tone-late sender-conflict">
      <Glyph shape="clock" size="l" />
      <p className="grow">
        <span className="cause">{say.conflict(gatewayName, identityWarning.listOf(addresses))}</span>{' '}
        <span className="t2">{say.conflictWhy}</span>
      </p>
      {!simulated && (
        <Button size="small" onClick={() => view.showGateway(gateway)}>
          {say.openBox(gatewayName)}
        </Button>
      )}
    </div>
  )
}

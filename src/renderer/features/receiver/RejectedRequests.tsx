import { useState } from 'react'
import type { RejectionView } from '../../../shared/contract/rejection'
import { formatCount } from '../../../shared/text/plural'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { useAsking } from '../shell/use-asking'
import { FilterField } from './FilterField'
import { RejectionRow } from './RejectionRow'
import { useFoundRejections } from './use-found-rejections'
import './rejections.css'

/** Requests on the receiver's port that were no accepted report, newest first. */
export function RejectedRequests({ refused }: { readonly refused: number }) {
  const { receiver: say } = useText()
  const rejections = useStation((state) => state.rejections)
  const [query, setQuery] = useState('')
  const found = useFoundRejections(rejections, query)
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{say.rejected}</h2>
        <span className="sm t3 ell">
          {query === '' ? formatCount(refused) : say.shownOf(found.length, rejections.length)} · {say.newestFirst}
        </span>
        <span className="grow" />
        {rejections.length > 0 && (
          <>
            <FilterField label={say.filterRejected} hint={say.filterHint} value={query} onChange={setQuery} />
            <ClearButton />
          </>
        )}
      </header>
      {rejections.length === 0 ? (
        <p className="receiver-line sm t2">{say.noneRejected}</p>
      ) : found.length === 0 ? (
        <p className="receiver-line sm t2">{say.noneFound(query)}</p>
      ) : (
        <RejectionList rejections={found} />
      )}
    </section>
  )
}

function RejectionList({ rejections }: { readonly rejections: readonly RejectionView[] }) {
  const { receiver: say } = useText()
  return (
    <>
      <div className="rejection rejection-names" aria-hidden="true">
        <span>{say.time}</span>
        <span>{say.from}</span>
        <span>{say.code}</span>
        <span>{say.reason}</span>
        <span />
        <span className="rejection-size">{say.size}</span>
      </div>
      <ol>
        {rejections.map((rejection) => (
          <RejectionRow key={rejection.id} rejection={rejection} />
        ))}
      </ol>
    </>
  )
}

function ClearButton() {
  const { receiver: say } = useText()
  const { station } = useStores()
  const ask = useAsking()
  const clear = async () => {
    if (await ask('clearRejections', {})) station.state.setState({ rejections: [] })
  }
  return (
    <Button kind="quiet" size="small" onClick={clear}>
      {say.clear}
    </Button>
  )
}

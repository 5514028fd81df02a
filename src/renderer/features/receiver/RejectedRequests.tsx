import { formatCount } from '../../../shared/text/plural'
import { useStation, useText } from '../../store/hooks'
import { RejectionRow } from './RejectionRow'
import './rejections.css'

/** Requests on the receiver's port that were no accepted report, newest first. */
export function RejectedRequests({ refused }: { readonly refused: number }) {
  const { receiver: say } = useText()
  const rejections = useStation((state) => state.rejections)
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{say.rejected}</h2>
        <span className="sm t3">
          {formatCount(refused)} · {say.newestFirst}
        </span>
      </header>
      {rejections.length === 0 ? (
        <p className="receiver-line sm t2">{say.noneRejected}</p>
      ) : (
        <div className="rejection rejection-names" aria-hidden="true">
          <span>{say.time}</span>
          <span>{say.from}</span>
          <span>{say.reason}</span>
          <span>{say.size}</span>
        </div>
      )}
      <ol>
        {rejections.map((rejection) => (
          <RejectionRow key={rejection.id} rejection={rejection} />
        ))}
      </ol>
    </section>
  )
}

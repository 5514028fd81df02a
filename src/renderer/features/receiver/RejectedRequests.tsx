import { useState } from 'react'
import type { RejectionView } from '../../../shared/contract/views'
import { formatSecond, formatWhen } from '../../../shared/text/instant'
import { formatCount } from '../../../shared/text/plural'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { CopyButton } from '../../ui/CopyButton'
import { Icon } from '../../ui/Icon'

/** Requests on the receiver's port that were no accepted report, newest first; each opens to its hint and its body. */
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
      {rejections.length === 0 && <p className="receiver-line sm t2">{say.noneRejected}</p>}
      <ol>
        {rejections.map((rejection) => (
          <Rejection key={rejection.id} rejection={rejection} />
        ))}
      </ol>
    </section>
  )
}

function Rejection({ rejection }: { readonly rejection: RejectionView }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const [open, setOpen] = useState(false)
  const at = Date.parse(rejection.at)
  const isToday = formatWhen(at, now, language).includes(':')
  return (
    <li>
      <button type="button" className="rejection" aria-expanded={open} onClick={() => setOpen(!open)}>
        <time className="t2" dateTime={rejection.at}>
          {isToday ? formatSecond(at, language) : formatWhen(at, now, language)}
        </time>
        <span className="mono ell">{rejection.from}</span>
        <span className="ell">
          <span className="medium">{text.rejection[rejection.code].reason}</span>
          {rejection.count > 1 && <span className="t2"> · {text.receiver.times(rejection.count)}</span>}
          {rejection.field !== null && <span className="t2"> · {text.receiver.field(rejection.field)}</span>}
        </span>
        <span className="mono t3 ell">
          {rejection.method} {rejection.path}
        </span>
        <span className={open ? 'rejection-chevron open' : 'rejection-chevron'}>
          <Icon name="forward" small />
        </span>
      </button>
      {open && <RejectionDetail rejection={rejection} />}
    </li>
  )
}

function RejectionDetail({ rejection }: { readonly rejection: RejectionView }) {
  const { rejection: words, receiver: say, action } = useText()
  return (
    <div className="rejection-detail">
      <div className="row sm">
        <p className="grow">
          {words[rejection.code].hint} <span className="t3">{rejection.contentType}</span>
        </p>
        <CopyButton text={rejection.body} label={say.copyBody} doneLabel={action.copied} look="quiet" />
      </div>
      <pre className="raw">{rejection.body === '' ? say.emptyBody : rejection.body}</pre>
    </div>
  )
}

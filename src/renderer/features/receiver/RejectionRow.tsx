import { useState } from 'react'
import type { RejectionView } from '../../../shared/contract/rejection'
import { formatMoment } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { RejectionDetail } from './RejectionDetail'

/** One sender with one fault; it opens to what to do about it, and to the body. */
export function RejectionRow({ rejection }: { readonly rejection: RejectionView }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const [open, setOpen] = useState(false)
  return (
    <li>
      <button type="button" className="rejection" aria-expanded={open} onClick={() => setOpen(!open)}>
        <time className="t2" dateTime={rejection.at}>
          {formatMoment(Date.parse(rejection.at), now, language)}
        </time>
        <span className="mono ell">{rejection.from}</span>
        <span className="tone-off medium toned">{rejection.status}</span>
        <span className="ell">
          {text.rejection[rejection.code].reason}
          {rejection.field !== null && <span className="t2"> · {text.receiver.field(rejection.field)}</span>}
        </span>
        <span className="t2">{rejection.count > 1 && text.receiver.times(rejection.count)}</span>
        <span className="rejection-size t2">{rejection.size !== null && formatBytes(rejection.size)}</span>
      </button>
      {open && <RejectionDetail rejection={rejection} />}
    </li>
  )
}

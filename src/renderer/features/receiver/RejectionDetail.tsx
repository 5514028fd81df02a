import type { RejectionView } from '../../../shared/contract/rejection'
import { formatMoment } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { CopyText } from '../shell/CopyText'
import { RejectedBody } from './RejectedBody'

/** What to do about a refused request, when it came, and what was in it. */
export function RejectionDetail({ rejection }: { readonly rejection: RejectionView }) {
  const { rejection: words, receiver: say } = useText()
  const language = useLanguage()
  const now = useMinute()
  const moment = (at: string) => formatMoment(Date.parse(at), now, language)
  const facts = [
    rejection.contentType === null ? null : say.contentType(rejection.contentType),
    rejection.size === null ? null : formatBytes(rejection.size),
    rejection.count > 1
      ? say.cameBetween(rejection.count, moment(rejection.firstAt), moment(rejection.at))
      : say.cameAt(moment(rejection.at)),
  ]
  return (
    <div className="rejection-detail">
      <div className="row rejection-request sm">
        <p className="grow">
          {rejection.method !== '' && (
            <span className="medium mono">
              {rejection.method} {rejection.path}
            </span>
          )}{' '}
          <span className="t3">{facts.filter((fact) => fact !== null).join(' · ')}</span>
        </p>
        {rejection.body !== '' && <CopyText text={rejection.body} label={say.copyBody} look="quiet" />}
      </div>
      <p>{words[rejection.code].hint}</p>
      <RejectedBody {...rejection} />
    </div>
  )
}

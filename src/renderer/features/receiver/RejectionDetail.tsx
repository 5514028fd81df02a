import type { RejectionView } from '../../../shared/contract/rejection'
import { formatMoment } from '../../../shared/text/instant'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { CopyButton } from '../../ui/CopyButton'
import { markField } from './mark-field'

/** What to do about a refused request, when it came, and what was in it. */
export function RejectionDetail({ rejection }: { readonly rejection: RejectionView }) {
  const { rejection: words, receiver: say, action } = useText()
  const language = useLanguage()
  const now = useMinute()
  const moment = (at: string) => formatMoment(Date.parse(at), now, language)
  return (
    <div className="rejection-detail">
      <div className="row">
        <p className="grow">{words[rejection.code].hint}</p>
        {rejection.body !== '' && (
          <CopyButton text={rejection.body} label={say.copyBody} doneLabel={action.copied} look="quiet" />
        )}
      </div>
      <p className="sm t3">
        {rejection.count > 1
          ? say.cameBetween(rejection.count, moment(rejection.firstAt), moment(rejection.at))
          : say.cameAt(moment(rejection.at))}
        {rejection.contentType !== null && ` · ${rejection.contentType}`}
      </p>
      <RejectedBody {...rejection} />
    </div>
  )
}

/** The start of a body with the field at fault marked; beneath it what is wrong with the field, or that it is not there. */
function RejectedBody({ body, field, code }: Pick<RejectionView, 'body' | 'field' | 'code'>) {
  const { receiver: say } = useText()
  const found = field === null ? null : markField(body, field)
  // Of most that are refused before their body is read, nothing is kept; only here that is the fault.
  if (body === '') return code === 'broken-body' ? <p className="fault-line">{say.emptyBody}</p> : null
  return (
    <>
      <pre className="raw">
        {found === null ? (
          body
        ) : (
          <>
            {found.before}
            <mark className="fault">{found.marked}</mark>
            {found.after}
          </>
        )}
      </pre>
      {field !== null && <p className="fault-line">{found ? say.fieldEmpty(field) : say.fieldMissing(field)}</p>}
    </>
  )
}

import type { RejectionView } from '../../../shared/contract/rejection'
import { formatBytes } from '../../../shared/text/quantity'
import { useText } from '../../store/hooks'
import { breaksOff } from './breaks-off'
import { markField } from './mark-field'

/** As much as the station keeps of a body: what is longer was cut by us. */
const KEPT = 2048

/** As a sign of text, where some fonts would draw a picture. */
const END_OF_TEXT = ' ⏎\uFE0E'

type Props = Pick<RejectionView, 'body' | 'field' | 'code' | 'size'>

/** The start of a body with what is at fault marked: a field, or the place where the body breaks off. */
export function RejectedBody({ body, field, code, size }: Props) {
  const { receiver: say } = useText()
  // Of most that are refused before their body is read, nothing is kept; only here that is the fault.
  if (body === '') return code === 'broken-body' ? <p className="fault-line">{say.emptyBody}</p> : null
  const isCut = body.length >= KEPT
  const found = field === null ? null : markField(body, field)
  const endsEarly = code === 'broken-body' && !isCut && breaksOff(body)
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
        {endsEarly && <mark className="fault">{END_OF_TEXT}</mark>}
      </pre>
      {field !== null && <p className="fault-line">{found ? say.fieldEmpty(field) : say.fieldMissing(field)}</p>}
      {endsEarly && <p className="fault-line">{say.cutOff}</p>}
      {isCut && size !== null && <p className="sm t3 rejection-cut">{say.bodyStart(formatBytes(size))}</p>}
    </>
  )
}

import { useState } from 'react'
import type { ReceiverUrl } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { QrCode } from '../../ui/QrCode'
import { CopyText } from '../shell/CopyText'

/** The address to enter into a box, to copy or to scan; the likeliest first, the others on demand. */
export function AddressStep({ urls }: { readonly urls: readonly ReceiverUrl[] }) {
  const { welcome, receiver } = useText()
  const [all, setAll] = useState(false)
  const [best, ...others] = urls
  return (
    <div className="step-columns">
      <div>
        <p className="step-title">{welcome.copyTitle}</p>
        <p className="sm t2 step-how">{welcome.copyHow}</p>
        {best && <Address url={best} prominent />}
        {best && (
          <p className="row sm t3 step-adapter">
            {welcome.adapter(best.adapter, receiver.addressKind[best.kind])}
            {others.length > 0 && !all && (
              <button type="button" className="link" onClick={() => setAll(true)}>
                {welcome.otherAddresses(others.length)}
              </button>
            )}
          </p>
        )}
        {all && others.map((url) => <Address key={url.url} url={url} />)}
      </div>
      {best && <QrCode text={best.url} label={receiver.qrLabel(best.url)} size="small" />}
    </div>
  )
}

function Address({ url, prominent = false }: { readonly url: ReceiverUrl; readonly prominent?: boolean }) {
  const { action, receiver } = useText()
  return (
    <div className={prominent ? 'row' : 'row other-address'}>
      <span className={`field mono grow ${prominent ? 'address' : ''}`}>
        <span className="ell">{url.url}</span>
      </span>
      {!prominent && (
        <span className="sm t3 ell other-adapter">
          {url.adapter} · {receiver.addressKind[url.kind]}
        </span>
      )}
      <CopyText text={url.url} label={action.copy} look={prominent ? 'primary' : 'small'} />
    </div>
  )
}

import { useState } from 'react'
import type { ReceiverUrl, ReceiverView } from '../../../shared/contract/views'
import { useStation, useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { QrCode } from '../../ui/QrCode'
import { CopyText } from '../shell/CopyText'
import { PortField } from './PortField'

/** What to enter into a box, to copy or to scan; which paths are accepted, and the port. */
export function ReceiverAddresses({ receiver }: { readonly receiver: ReceiverView }) {
  const { receiver: say } = useText()
  const { urls } = receiver
  const [chosen, setChosen] = useState<string | null>(null)
  // The likeliest until another is chosen, and again when that one is gone.
  const scanned = urls.find(({ url }) => url === chosen) ?? urls[0]
  return (
    <section className="panel receiver-addresses">
      <div className="receiver-lines">
        <header className="receiver-lines-head">
          <h2 className="panel-title">{say.paste}</h2>
          <span className="sm t3 ell">{say.where}</span>
        </header>
        {urls.length === 0 && <p className="receiver-line sm t2">{say.noUrls}</p>}
        {urls.map((url, index) => (
          <AddressLine
            key={url.url}
            url={url}
            isBest={index === 0}
            isScanned={url === scanned}
            onScan={() => setChosen(url.url)}
          />
        ))}
        <PathsAndPort paths={receiver.paths} />
      </div>
      {scanned && (
        <div className="receiver-qr">
          <QrCode text={scanned.url} label={say.qrLabel(scanned.url)} size="normal" />
          <span className="xs t3 ell">{say.qrOf(scanned.adapter)}</span>
        </div>
      )}
    </section>
  )
}

interface LineProps {
  readonly url: ReceiverUrl
  readonly isBest: boolean
  readonly isScanned: boolean
  readonly onScan: () => void
}

function AddressLine({ url: { url, adapter, kind, senders }, isBest, isScanned, onScan }: LineProps) {
  const { receiver: say, action } = useText()
  return (
    <div className="receiver-line receiver-address">
      <span className="receiver-adapter sm">
        <span className="medium ell">{adapter}</span>
        <span className="xs t3 ell">{say.addressKind[kind]}</span>
      </span>
      <span className="mono grow receiver-url">{url}</span>
      {(isBest || senders > 0) && (
        <span className="tag">{senders === 0 ? say.likeliest : isBest ? say.mostBoxes : say.boxesHere(senders)}</span>
      )}
      <button
        type="button"
        className="copy"
        aria-pressed={isScanned}
        aria-label={say.showQr(adapter)}
        data-tip={say.showQr(adapter)}
        onClick={onScan}
      >
        <Icon name="qr" small />
      </button>
      <CopyText text={url} label={action.copy} look="small" />
    </div>
  )
}

function PathsAndPort({ paths }: { readonly paths: readonly string[] }) {
  const { receiver: say } = useText()
  const anyPath = useStation(({ settings }) => settings?.anyPath ?? false)
  return (
    <div className="receiver-line receiver-paths-line sm">
      <span className="t3 nowrap">{say.paths}</span>
      <span className="receiver-paths grow">
        {paths.map((path) => (
          <span key={path} className="mono">
            POST {path}
          </span>
        ))}
        {anyPath && <span className="t3">{say.anyPath}</span>}
      </span>
      <span className="t3" aria-hidden="true">
        {say.port}
      </span>
      <PortField />
    </div>
  )
}

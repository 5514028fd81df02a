import type { AlertsChange, AnnouncementView } from '../../shared/contract/alert-views'
import type { StationClient } from '../../shared/contract/client'
import type { ExportView } from '../../shared/contract/export-views'
import type { ForwardingView } from '../../shared/contract/forwarding-views'
import type { Patch } from '../../shared/contract/push'
import type { RejectionView } from '../../shared/contract/rejection'
import type { FleetView } from '../../shared/contract/views'
import type { Settings } from '../../shared/model/settings'
import { type Millis, seconds } from '../../shared/time/millis'
import { leadToLogin, sessionClient } from './session'

/** What each event of the stream carries, by its name. */
interface Payloads {
  readonly snapshot: FleetView
  readonly patch: Patch
  readonly settings: Settings
  readonly rejection: RejectionView
  readonly alerts: AlertsChange
  readonly announcement: AnnouncementView
  readonly aside: AnnouncementView
  readonly export: ExportView
  readonly forwarding: ForwardingView
}

/** The stream does not say why it was refused. */
async function leadAwayIfLoggedOut(): Promise<void> {
  if ((await sessionClient.read())?.role === null) leadToLogin()
}

type Listener = Parameters<StationClient['subscribe']>[0]

const FIRST_RETRY = seconds(1)
const SLOWEST_RETRY = seconds(15)

/**
 * The push events of the station, for as long as the returned function is not called. An `EventSource` reconnects by
 * itself, but gives up for good when the server answers with an error; then it is opened again, ever more patiently.
 */
export function subscribeToStream(listener: Listener): () => void {
  let source: EventSource
  let retry: ReturnType<typeof setTimeout> | undefined
  let patience: Millis = FIRST_RETRY

  const open = () => {
    source = new EventSource('/api/stream')
    source.addEventListener('open', () => {
      patience = FIRST_RETRY
      listener({ type: 'connection', state: 'open' })
    })
    source.addEventListener('error', () => {
      listener({ type: 'connection', state: 'lost' })
      if (source.readyState !== EventSource.CLOSED) return
      void leadAwayIfLoggedOut()
      retry = setTimeout(open, patience)
      patience = Math.min(patience * 2, SLOWEST_RETRY)
    })
    on('snapshot', (fleet) => listener({ type: 'snapshot', fleet }))
    on('patch', (patch) => listener({ type: 'patch', patch }))
    on('settings', (settings) => listener({ type: 'settings', settings }))
    on('rejection', (rejection) => listener({ type: 'rejection', rejection }))
    on('alerts', (change) => listener({ type: 'alerts', change }))
    on('announcement', (announcement) => listener({ type: 'announcement', announcement }))
    on('export', (one) => listener({ type: 'export', export: one }))
    on('forwarding', (forwarding) => listener({ type: 'forwarding', forwarding }))
    on('aside', (announcement) => listener({ type: 'aside', announcement }))
  }
  // The stream comes from the server that served this page, so its data are taken to have the shape of the contract.
  const on = <N extends keyof Payloads>(name: N, tell: (data: Payloads[N]) => void) =>
    source.addEventListener(name, (event) => tell(JSON.parse(event.data) as Payloads[N]))

  open()
  return () => {
    clearTimeout(retry)
    source.close()
  }
}

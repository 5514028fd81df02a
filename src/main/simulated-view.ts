import type { PushEvent } from '../shared/contract/push'
import { snapshotFirst } from '../shared/contract/snapshot-first'
import type { FleetView, ReceiverView } from '../shared/contract/views'
import type { Outcome } from '../shared/outcome'
import type { StationPort } from './ports'

/** What the view of simulated boxes takes from the real station. */
interface RealStation extends StationPort {
  receiver(): ReceiverView
}

/**
 * Simulated boxes as carriers see them: marked, and with the receiver, the settings and the news of the real station,
 * which are true whatever is shown.
 */
export function viewSimulated(simulated: StationPort, real: RealStation): StationPort {
  const marked = (fleet: FleetView): FleetView => ({ ...fleet, simulated: true, receiver: real.receiver() })
  return {
    async call(name, raw) {
      const reply = await simulated.call(name, raw)
      if (name !== 'getFleet' || !reply.ok) return reply
      return { ok: true, value: marked((reply as Outcome<FleetView> & { ok: true }).value) }
    },

    download: (raw) => simulated.download(raw),

    subscribe(told) {
      const listener = snapshotFirst(told)
      const listen = () =>
        simulated.subscribe((event) => {
          if (event.type === 'snapshot') listener({ type: 'snapshot', fleet: marked(event.fleet) })
          else if (event.type === 'patch') listener(withReceiver(event, real))
          else if (!IS_REAL.has(event.type)) listener(event)
        })
      let hangUp = listen()
      let place = placeOf(real.receiver())
      const hangUpReal = real.subscribe((event) => {
        if (event.type === 'announcement') listener({ type: 'aside', announcement: event.announcement })
        if (IS_REAL.has(event.type)) listener(event)
        if (event.type !== 'patch' || event.patch.receiver === undefined) return
        // Its figures come with the next patch; that it hears no more is said at once, and the numbers of the patches
        // are those of the other station: so with a snapshot.
        const next = placeOf(event.patch.receiver)
        if (next === place) return
        place = next
        hangUp()
        hangUp = listen()
      })
      return () => {
        hangUpReal()
        hangUp()
      }
    },
  }
}

function withReceiver(event: PushEvent & { type: 'patch' }, real: RealStation): PushEvent {
  if (event.patch.receiver === undefined) return event
  return { type: 'patch', patch: { ...event.patch, receiver: real.receiver() } }
}

/** What is about this machine and its settings, whatever boxes are shown. */
const IS_REAL: ReadonlySet<string> = new Set<PushEvent['type']>(['settings', 'rejection', 'forwarding'])

const placeOf = ({ listening, urls, problem }: ReceiverView): string =>
  JSON.stringify([listening, urls.map(({ url }) => url), problem?.code])

import type { Handlers } from '../shared/contract/dispatch'
import type { ReceiverProblem, ReceiverView } from '../shared/contract/receiver-views'
import { viewSenders } from '../shared/contract/view-senders'
import { ok, problem } from '../shared/outcome'
import type { Preferences } from './config/preferences'
import type { LiveFleet } from './fleet/live-fleet'
import type { Storage } from './ports'
import type { Receiver } from './receiver/receiver'

type ReceiverCall =
  | 'getRejections'
  | 'clearRejections'
  | 'getSenders'
  | 'allowSender'
  | 'ignoreSender'
  | 'testReceiver'
  | 'openReceiver'
  | 'pauseReceiver'

export interface ReceiverParts {
  readonly fleet: LiveFleet
  readonly receiver: Receiver
  readonly preferences: Preferences
  readonly storage: Pick<Storage, 'usage'>
  /** Moves the receiver to another address, or opens it `again` where it is; says why if it cannot. */
  readonly openReceiver: (host: string, port: number, again?: boolean) => Promise<ReceiverProblem | null>
  readonly pauseReceiver: () => Promise<void>
}

/** As many addresses as a list in the settings holds. */
const LISTED = 500

/** How the station answers the calls about the port that boxes report to. */
export function receiverHandlersOf(parts: ReceiverParts): Pick<Handlers, ReceiverCall> {
  const { fleet, receiver, preferences, storage } = parts
  return {
    getRejections: async () => ok({ rejections: receiver.rejected() }),

    clearRejections: async () => {
      receiver.clearRejected()
      return ok(null)
    },

    getSenders: async (query) => {
      const { allowedSenders, ignoredSenders } = preferences.get()
      const rules = {
        gateways: fleet.gateways,
        defaultPeriod: fleet.defaultPeriod,
        isAllowed: (address: string) => receiver.isAllowed(address),
        ignored: ignoredSenders,
        listed: allowedSenders.length > 0,
      }
      return ok(viewSenders(receiver.heard(), rules, query))
    },

    allowSender: async ({ address }) => {
      let isFull = false
      await preferences.change(({ allowedSenders }) => {
        // An empty list allows everybody: one address on it would shut out all the others.
        if (allowedSenders.length === 0 || receiver.isAllowed(address)) return null
        isFull = allowedSenders.length >= LISTED
        return isFull ? null : { allowedSenders: [...allowedSenders, address] }
      })
      return isFull ? problem('invalid-input', LIST_IS_FULL, 'address') : ok(null)
    },

    ignoreSender: async ({ address, ignored = true }) => {
      await preferences.change(({ ignoredSenders }) => {
        const others = ignoredSenders.filter((other) => other !== address)
        return { ignoredSenders: ignored ? [...others.slice(1 - LISTED), address] : others }
      })
      return ok(null)
    },

    testReceiver: async () => {
      const clockSkews = [...fleet.gateways].flatMap(({ clockSkew }) => clockSkew ?? [])
      return ok(await receiver.test({ disk: () => storage.usage(), clockSkews }))
    },

    openReceiver: async ({ port, again }) => {
      const was = receiver.view()
      const failure = await parts.openReceiver(was.host, port ?? was.port, again)
      if (failure !== null) return notOpened(failure, 'port')
      if (port !== undefined) await orBack(preferences.change({ receiverPort: port }), was, parts.openReceiver)
      return ok(receiver.view())
    },

    pauseReceiver: async () => {
      await parts.pauseReceiver()
      return ok(receiver.view())
    },
  }
}

const LIST_IS_FULL = 'the list of allowed senders is full: put ranges like 192.168.1.0/24 in place of single addresses'

/**
 * What keeps the place that the receiver has moved to. Where that fails the settings stay as they were, and so does where
 * boxes were told to report. @throws what keeping throws
 */
export const orBack = <T>(
  kept: Promise<T>,
  was: Pick<ReceiverView, 'listening' | 'host' | 'port'>,
  open: ReceiverParts['openReceiver'],
): Promise<T> =>
  kept.catch(async (error: unknown) => {
    if (was.listening) await open(was.host, was.port)
    throw error
  })

/** Why the receiver did not open, as the answer to a call. */
export const notOpened = ({ code, message }: ReceiverProblem, field: string) =>
  problem(openingProblem(code), message, field)

const openingProblem = (code: ReceiverProblem['code']) =>
  code === 'port-in-use' || code === 'port-forbidden' || code === 'address-unavailable' ? code : 'receiver-failed'

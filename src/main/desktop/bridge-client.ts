import type { ConnectionEvent, StationClient } from '../../shared/contract/client'
import type { PushEvent } from '../../shared/contract/push'
import { type Outcome, problem } from '../../shared/outcome'
import { CALL, PUSH } from './channels'

/** What the client needs of Electron's ipcRenderer. */
export interface Wire {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  onPush(listener: (event: PushEvent) => void): void
}

type Listener = (event: PushEvent | ConnectionEvent) => void

/** The contract's client over IPC: one subscription in the main process, shared by all listeners of the page. */
export function createBridgeClient(wire: Wire): StationClient {
  const listeners = new Set<(event: PushEvent) => void>()
  wire.onPush((event) => {
    for (const listener of [...listeners]) listener(event)
  })

  const ask = async <T>(channel: string, ...args: unknown[]): Promise<Outcome<T>> => {
    try {
      return (await wire.invoke(channel, ...args)) as Outcome<T>
    } catch {
      return problem('disconnected', 'the station did not answer')
    }
  }

  return {
    invoke: (name, input) => ask(CALL, name, input),
    subscribe(listener) {
      const entry = fromSnapshot(listener)
      listeners.add(entry)
      // Asked for each listener anew, because each has to begin with a snapshot; the others only see one more of them.
      void ask(PUSH, true).then((outcome) => {
        if (!outcome.ok && listeners.has(entry)) listener({ type: 'connection', state: 'lost' })
      })
      return () => {
        if (listeners.delete(entry) && listeners.size === 0) void ask(PUSH, false)
      }
    },
  }
}

/** Holds back what still belongs to an earlier subscription: a listener's first push is a snapshot. */
function fromSnapshot(listener: Listener): (event: PushEvent) => void {
  let begun = false
  return (event) => {
    if (!begun && event.type !== 'snapshot') return
    if (!begun) {
      begun = true
      listener({ type: 'connection', state: 'open' })
    }
    listener(event)
  }
}

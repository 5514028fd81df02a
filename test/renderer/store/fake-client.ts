import type { CallName } from '../../../src/shared/contract/calls'
import type { ConnectionEvent, StationClient } from '../../../src/shared/contract/client'
import type { PushEvent } from '../../../src/shared/contract/push'
import { ok, problem } from '../../../src/shared/outcome'

/** A station that answers with what it was given, and pushes what the test tells it to. */
export function fakeClient(replies: Partial<Record<CallName, unknown>> = {}) {
  const listeners = new Set<(event: PushEvent | ConnectionEvent) => void>()
  const asked: CallName[] = []
  const client: StationClient = {
    invoke: async (name) => {
      asked.push(name)
      return name in replies ? ok(replies[name] as never) : problem('disconnected', 'nobody answers')
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const push = (event: PushEvent | ConnectionEvent) => {
    for (const listener of listeners) listener(event)
  }
  return { client, asked, push, listeners }
}

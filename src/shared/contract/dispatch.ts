import { type Outcome, problem } from '../outcome'
import { type CallName, calls, type Input, type Reply } from './calls'

/** The compiler insists that every call has a handler. */
export type Handlers = { readonly [N in CallName]: (input: Input<N>) => Promise<Outcome<Reply<N>>> }

/** Calls that a station cannot answer of itself: they are about which station there is. */
export type HostCall = 'setSimulation' | 'restoreBackup' | 'collectDiagnostics'

/** What every station answers. */
export type StationHandlers = Omit<Handlers, HostCall>

/**
 * The one way in from any carrier: is the name in the table and answered here, is the input valid, then the handler.
 * Never rejects; a handler that throws is answered as `internal` without its stack, and given to `onFailure`.
 */
export async function dispatch(
  handlers: Partial<Handlers>,
  name: string,
  raw: unknown,
  onFailure: (name: string, error: unknown) => void,
): Promise<Outcome<unknown>> {
  const handler = isCallName(name) ? handlers[name] : undefined
  if (!isCallName(name) || handler === undefined)
    return problem('unknown-call', `there is no call "${name.slice(0, 60)}"`)
  const input = calls[name].parse(raw)
  if (!input.ok) return input
  try {
    return await (handler as (input: unknown) => Promise<Outcome<unknown>>)(input.value)
  } catch (error) {
    onFailure(name, error)
    if (error instanceof Error && error.name === 'StorageFailure') return problem('storage-failed', NOT_ON_DISK)
    return problem('internal', `${name} failed inside the station; its log says why`)
  }
}

const NOT_ON_DISK =
  'the disk refused it: check its free space; edits hold for now and are kept with the next write that succeeds, settings stay as they were'

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name)

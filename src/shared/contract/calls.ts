import { accessCalls } from './access-calls'
import { alertCalls } from './alert-calls'
import type { Call } from './call'
import { desktopCalls } from './desktop-calls'
import { diagnosticsCalls } from './diagnostics-calls'
import { eventCalls } from './event-calls'
import { exportCalls } from './export-calls'
import { fleetCalls } from './fleet-calls'
import { forwardingCalls } from './forwarding-calls'
import { receiverCalls } from './receiver-calls'
import { scopeCalls } from './scope-calls'
import { settingsCalls } from './settings-calls'
import { simulationCalls } from './simulation-calls'
import { storageCalls } from './storage-calls'
import { updatesCalls } from './updates-calls'

/** Everything that may be asked of a station. A new call is one line in one of these, one handler, one use. */
export const calls = {
  ...fleetCalls,
  ...scopeCalls,
  ...eventCalls,
  ...receiverCalls,
  ...settingsCalls,
  ...storageCalls,
  ...forwardingCalls,
  ...simulationCalls,
  ...alertCalls,
  ...exportCalls,
  ...desktopCalls,
  ...diagnosticsCalls,
  ...updatesCalls,
  ...accessCalls,
}

export type Calls = typeof calls
export type CallName = keyof Calls
export type Input<N extends CallName> = Calls[N] extends Call<infer I, unknown> ? I : never
export type Reply<N extends CallName> = NonNullable<Calls[N]['reply']> | (null extends Calls[N]['reply'] ? null : never)

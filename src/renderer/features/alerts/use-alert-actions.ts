import type { MuteScope } from '../../../shared/alerts/mute'
import type { Input } from '../../../shared/contract/calls'
import type { Outcome } from '../../../shared/outcome'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

/** How long a mute lasts, or when it comes back; none of them means until it is ended. */
export type MuteLength = Pick<Input<'mute'>, 'forSeconds' | 'until' | 'untilRecovery' | 'window'>

/** What can be done about alerts. Each answers with what is wrong in words, or `null`; what changes comes as a push. */
export function useAlertActions() {
  const { station } = useStores()
  const { problem } = useText()
  const said = (outcome: Outcome<unknown>) => (outcome.ok ? null : problem[outcome.problem.code])
  return {
    /** Takes note of these incidents, or of all. */
    acknowledge: async (incidents?: readonly string[]) =>
      said(await station.invoke('acknowledge', incidents === undefined ? {} : { incidents: [...incidents] })),
    mute: async (scope: MuteScope, length: MuteLength) => said(await station.invoke('mute', { scope, ...length })),
    unmute: async (scope: MuteScope) => said(await station.invoke('unmute', { scope })),
  }
}

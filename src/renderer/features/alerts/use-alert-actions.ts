import type { MuteScope } from '../../../shared/alerts/mute'
import type { Input } from '../../../shared/contract/calls'
import type { Outcome } from '../../../shared/outcome'
import type { Text } from '../../../shared/text/text'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { lengthOfMute, mutesOf } from '../../store/mutes'

/** How long a mute lasts, or when it comes back; none of them means until it is ended. */
export type MuteLength = Pick<Input<'mute'>, 'forSeconds' | 'until' | 'untilRecovery' | 'window'>

/**
 * What can be done about alerts. Each answers with what is wrong in words, or `null`; what changes comes as a push.
 * That something was muted, or its mute ended, can be taken back.
 */
export function useAlertActions() {
  const { station, undo } = useStores()
  const { problem } = useText()
  const said = (outcome: Outcome<unknown>) => (outcome.ok ? null : problem[outcome.problem.code])
  const mute = async (scope: MuteScope, length: MuteLength) => said(await station.invoke('mute', { scope, ...length }))
  const unmute = async (scope: MuteScope) => said(await station.invoke('unmute', { scope }))

  /** Brings back the mutes a scope has now, once they are no more or others. */
  const wayBack = (scope: MuteScope) => {
    const { alerts, world } = station.state.getState()
    const before = mutesOf(scope, alerts?.mutes ?? [], world?.gateways ?? new Map(), station.clock.now())
    return async () => {
      const failure = await unmute(scope)
      if (failure !== null) return failure
      for (const each of before) {
        const length = lengthOfMute(each, station.clock.now())
        const wrong = length === null ? null : await mute(scope, length)
        if (wrong !== null) return wrong
      }
      return null
    }
  }
  const offering = async (scope: MuteScope, say: (text: Text) => string, act: () => Promise<string | null>) => {
    const back = wayBack(scope)
    const wrong = await act()
    if (wrong === null) undo.done({ say, undo: back })
    return wrong
  }
  return {
    /** Takes note of these incidents, or of all. */
    acknowledge: async (incidents?: readonly string[]) =>
      said(await station.invoke('acknowledge', incidents === undefined ? {} : { incidents: [...incidents] })),
    mute: (scope: MuteScope, length: MuteLength) =>
      offering(
        scope,
        ({ undo: words }) => words.mutedScope[scope.kind],
        () => mute(scope, length),
      ),
    unmute: (scope: MuteScope) =>
      offering(
        scope,
        ({ undo: words }) => words.unmutedScope[scope.kind],
        () => unmute(scope),
      ),
  }
}

import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useFleetEdits } from '../fleet/use-fleet-edits'

/** What can be written beside one box. Each answers with what is wrong in words, or `null`. */
export function useBoxEdits(gateway: GatewayView) {
  const { station } = useStores()
  const { problem } = useText()
  const edits = useFleetEdits()
  const { id } = gateway
  return {
    rename: (alias: string) => edits.write(gateway, { alias }),
    note: (note: string) => edits.write(gateway, { note }),
    addTag: (tag: string) => edits.addTag([id], tag),
    removeTag: (tag: string) => edits.removeTag([id], tag),
    moveTo: (group: string | null) => edits.moveTo([id], group),
    remove: () => edits.remove([id]),
    expect: async (periodSeconds: number | null): Promise<string | null> => {
      const edited = await station.invoke('editGateway', { id, periodSeconds })
      return edited.ok ? null : problem[edited.problem.code]
    },
  }
}

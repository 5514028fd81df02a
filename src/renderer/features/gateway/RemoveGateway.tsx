import { useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { nameOf } from '../../store/standing'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useBoxEdits } from './use-box-edits'

interface Props {
  readonly gateway: GatewayView
  readonly onClose: () => void
}

/** Takes a box out of the fleet after naming it; it can be taken back. */
export function RemoveGateway({ gateway, onClose }: Props) {
  const { gateway: say, action } = useText()
  const { view } = useStores()
  const edits = useBoxEdits(gateway)
  const [failure, setFailure] = useState<string | null>(null)
  const name = nameOf(gateway)
  const remove = async () => {
    const wrong = await edits.remove()
    if (wrong !== null) return setFailure(wrong)
    view.closeGateway()
  }
  return (
    <ConfirmDialog
      title={say.removeTitle(name)}
      confirm={say.removeConfirm}
      cancel={action.cancel}
      wrong={failure}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{say.removeEffect}</p>
    </ConfirmDialog>
  )
}

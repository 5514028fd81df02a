import { useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { nameOf } from '../../store/standing'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
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
    <Dialog label={say.removeTitle(name)} className="dialog" onClose={onClose}>
      <h2>{say.removeTitle(name)}</h2>
      <p>{say.removeEffect}</p>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      <footer>
        <Button onClick={onClose}>{action.cancel}</Button>
        <Button kind="primary" onClick={() => void remove()}>
          {say.removeConfirm}
        </Button>
      </footer>
    </Dialog>
  )
}

import { useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { nameOf } from '../../store/standing'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { boxesName } from './boxes-name'
import { useFleetEdits } from './use-fleet-edits'

/** As many names as are read before saying yes. */
const NAMED = 8

interface Props {
  readonly boxes: readonly GatewayView[]
  readonly onClose: () => void
}

/** Takes boxes out of the fleet, after naming them. */
export function RemoveDialog({ boxes, onClose }: Props) {
  const text = useText()
  const { bulk, action, announcements } = text
  const { view } = useStores()
  const { remove } = useFleetEdits()
  const [failure, setFailure] = useState<string | null>(null)
  const name = boxesName(boxes, text)
  const confirm = async () => {
    const wrong = await remove(boxes.map(({ id }) => id))
    setFailure(wrong)
    if (wrong !== null) return
    view.clearSelection()
    onClose()
  }
  return (
    <Dialog label={bulk.removeTitle(name)} className="dialog" onClose={onClose}>
      <h2>{bulk.removeTitle(name)}</h2>
      {boxes.length > 1 && (
        <ul className="remove-names">
          {boxes.slice(0, NAMED).map((box) => (
            <li key={box.id} className="ell">
              {nameOf(box)}
            </li>
          ))}
          {boxes.length > NAMED && <li className="t3">{announcements.andMore(boxes.length - NAMED)}</li>}
        </ul>
      )}
      <p>{bulk.removeEffect}</p>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      <footer>
        <Button onClick={onClose}>{action.cancel}</Button>
        <Button kind="primary" onClick={confirm}>
          {bulk.removeConfirm(name)}
        </Button>
      </footer>
    </Dialog>
  )
}

import { useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { nameOf } from '../../store/standing'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
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
    <ConfirmDialog
      title={bulk.removeTitle(name)}
      confirm={bulk.removeConfirm(name)}
      cancel={action.cancel}
      wrong={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
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
    </ConfirmDialog>
  )
}

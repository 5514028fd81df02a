import { useState } from 'react'
import { useText } from '../../store/hooks'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import type { SaveSettings } from './use-save-settings'

interface Props {
  readonly save: SaveSettings
  readonly onClose: () => void
}

/** Asks whether nothing is to be sent any more: to begin again, a file is needed that may not be at hand. */
export function RemovePairing({ save, onClose }: Props) {
  const { forwarding: say, action } = useText()
  const [wrong, setWrong] = useState<string | null>(null)
  const remove = async () => {
    const failure = await save({ headquarters: null })
    if (failure === null) onClose()
    else setWrong(failure)
  }
  return (
    <ConfirmDialog
      title={say.removeTitle}
      confirm={say.remove}
      cancel={action.cancel}
      wrong={wrong}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{say.removeEffect}</p>
    </ConfirmDialog>
  )
}

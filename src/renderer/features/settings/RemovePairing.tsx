import { useState } from 'react'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
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
    <Dialog label={say.removeTitle} className="dialog" onClose={onClose}>
      <h2>{say.removeTitle}</h2>
      <p>{say.removeEffect}</p>
      {wrong !== null && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <footer>
        <Button onClick={onClose}>{action.cancel}</Button>
        <Button kind="primary" onClick={() => void remove()}>
          {say.remove}
        </Button>
      </footer>
    </Dialog>
  )
}

import { useState } from 'react'
import type { BackupView, StorageView } from '../../../shared/contract/views'
import { formatStamp } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

interface Props {
  readonly backup: BackupView
  readonly onClose: () => void
  readonly onRestored: (storage: StorageView) => void
}

/** Says what a restore does, and does it. */
export function RestoreDialog({ backup, onClose, onRestored }: Props) {
  const { settings, action, problem } = useText()
  const say = settings.data
  const { station } = useStores()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const when = formatStamp(Date.parse(backup.at))
  const restore = async () => {
    setBusy(true)
    setWrong(null)
    const reply = await station.invoke('restoreBackup', { name: backup.name })
    setBusy(false)
    if (reply.ok) return onRestored(reply.value)
    const { code, message } = reply.problem
    setWrong(code === 'restore-failed' ? say.notRestored(message) : problem[code])
  }
  // Under way it cannot be taken back, and its end has to be seen.
  const close = () => {
    if (!busy) onClose()
  }
  return (
    <Dialog label={say.restoreTitle(when)} className="dialog" onClose={close}>
      <h2>{say.restoreTitle(when)}</h2>
      <p>{say.restoreEffect}</p>
      {wrong !== null && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <footer>
        <Button disabled={busy} onClick={onClose}>
          {action.cancel}
        </Button>
        <Button kind="primary" disabled={busy} onClick={() => void restore()}>
          {busy ? say.restoring : say.restoreConfirm}
        </Button>
      </footer>
    </Dialog>
  )
}

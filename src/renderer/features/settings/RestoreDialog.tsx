import { useState } from 'react'
import type { BackupView, StorageView } from '../../../shared/contract/views'
import { formatStamp } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { ConfirmDialog } from '../../ui/ConfirmDialog'

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
  return (
    <ConfirmDialog
      title={say.restoreTitle(when)}
      confirm={busy ? say.restoring : say.restoreConfirm}
      cancel={action.cancel}
      wrong={wrong}
      busy={busy}
      onConfirm={() => void restore()}
      onClose={onClose}
    >
      <p>{say.restoreEffect}</p>
    </ConfirmDialog>
  )
}

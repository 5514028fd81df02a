import { useState } from 'react'
import type { BackupView, StorageView } from '../../../shared/contract/views'
import { formatStamp } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { RestoreDialog } from './RestoreDialog'
import { Setting } from './Setting'

interface Props {
  readonly storage: StorageView
  readonly onChange: (storage: StorageView) => void
}

/** A backup by when it was made. */
const backupName = ({ at }: Pick<BackupView, 'at'>): string => formatStamp(Date.parse(at))

/** The copies of all that is kept: another one now, or back to one of them. */
export function Backups({ storage, onChange }: Props) {
  const { settings, problem } = useText()
  const say = settings.data
  const { station } = useStores()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [chosen, setChosen] = useState<BackupView | null>(null)
  const [restored, setRestored] = useState<string | null>(null)
  const { backups, lastBackupAt } = storage
  const backUp = async () => {
    setBusy(true)
    const reply = await station.invoke('backUp', {})
    setBusy(false)
    setWrong(reply.ok ? null : problem[reply.problem.code])
    if (reply.ok) onChange(reply.value)
  }
  return (
    <>
      <Setting
        name={say.backUp}
        effect={say.backUpEffect(lastBackupAt === null ? null : backupName({ at: lastBackupAt }))}
        wrong={wrong}
      >
        <Button size="small" disabled={busy} onClick={() => void backUp()}>
          {busy ? say.backingUp : say.backUpNow}
        </Button>
      </Setting>
      {restored !== null && (
        <p className="setting setting-effect" role="status">
          {say.restored(restored)}
        </p>
      )}
      {backups.length > 0 && (
        <ul className="setting wide backups" aria-label={say.backups}>
          {backups.map((backup) => (
            <li key={backup.name}>
              <span className="grow">{backupName(backup)}</span>
              <span className="t3 nowrap">{formatBytes(backup.bytes)}</span>
              <Button
                size="small"
                aria-label={say.restoreOf(backupName(backup))}
                onClick={() => {
                  setRestored(null)
                  setChosen(backup)
                }}
              >
                {say.restore}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen && (
        <RestoreDialog
          backup={chosen}
          onClose={() => setChosen(null)}
          onRestored={(next) => {
            setChosen(null)
            setRestored(backupName(chosen))
            onChange(next)
          }}
        />
      )}
    </>
  )
}

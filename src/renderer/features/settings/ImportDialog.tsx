import { useState } from 'react'
import type { SettingsImport } from '../../../shared/contract/settings-file'
import { daysToGiveUp } from '../../../shared/history/retention'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { dropWords } from './drop-words'
import { settingName, settingValue } from './setting-words'
import { useStorage } from './use-storage'
import './import-dialog.css'

/** As much of a value that cannot be taken as says which it is. */
const SHOWN = 60

interface Props {
  readonly found: SettingsImport
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Refusal {
  /** The setting that the station refused, as far as it says. */
  readonly key: string | null
  readonly text: string
}

/** What a settings file would change, before it does. */
export function ImportDialog({ found, onClose, onDone }: Props) {
  const text = useText()
  const say = text.settings.file
  const { station } = useStores()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { changes } = found
  const apply = async () => {
    setBusy(true)
    const changed = await station.invoke('changeSettings', found.patch)
    setBusy(false)
    if (changed.ok) {
      station.state.setState({ settings: changed.value })
      return onDone()
    }
    const { code, field } = changed.problem
    setRefusal({ key: field?.split('.')[0] ?? null, text: text.problem[code] })
  }
  const isPlaced = changes.some(({ key }) => key === refusal?.key)
  return (
    <Dialog label={say.title} className="dialog" onClose={onClose}>
      <h2 className="import-dialog">{say.title}</h2>
      <p>{changes.length === 0 ? say.nothing : say.changes(changes.length)}</p>
      {changes.length > 0 && (
        <div className="import-changes">
          <table>
            <thead>
              <tr>
                <td />
                <th>{say.before}</th>
                <th>{say.after}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ key, from, to }) => (
                <tr key={key}>
                  <th scope="row">
                    {settingName(key, text)}
                    {refusal?.key === key && <Wrong text={refusal.text} />}
                  </th>
                  <td className="t3">{settingValue(key, from, to, text)}</td>
                  <td>{settingValue(key, to, from, text)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <LeftOut found={found} />
      {refusal !== null && !isPlaced && <Wrong text={refusal.text} />}
      <div className="dialog-end">
        <Button onClick={onClose}>{text.action.cancel}</Button>
        {changes.length > 0 && (
          <Button kind="primary" disabled={busy} onClick={() => void apply()}>
            {busy ? say.applying : say.apply}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

const Wrong = ({ text }: { readonly text: string }) => (
  <p className="field-error" role="alert">
    {text}
  </p>
)

/** What stays out, and what has to be done afterwards. */
function LeftOut({ found }: { readonly found: SettingsImport }) {
  const text = useText()
  const say = text.settings.file
  const { faults, unknown, secretMissing } = found
  const dropped = useDropped(found)
  return (
    <>
      {faults.length > 0 && (
        <div className="import-faults">
          <p>{say.faults(faults.length)}</p>
          <ul>
            {faults.map(({ key, value }) => (
              <li key={key}>
                {settingName(key, text)} <code className="mono">{JSON.stringify(value).slice(0, SHOWN)}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {unknown.length > 0 && <p className="t3">{say.unknown(unknown.join(', '))}</p>}
      {dropped !== null && <p className="import-drop">{dropped}</p>}
      {secretMissing && <p className="t3">{say.secretMissing}</p>}
    </>
  )
}

/** What history would be given up at once, in a sentence; `null` if none. */
function useDropped({ patch }: SettingsImport): string | null {
  const text = useText()
  const language = useLanguage()
  const { station } = useStores()
  const { storage } = useStorage()
  if (storage === null || (patch.keepDays === undefined && patch.keepGigabytes === undefined)) return null
  const { keepDays = storage.keepDays, keepGigabytes = storage.keepBytes / 1e9 } = patch
  const dropped = daysToGiveUp(storage.days, { days: keepDays, bytes: keepGigabytes * 1e9 }, station.clock.now())
  return dropped.length === 0 ? null : dropWords(dropped, text, language)
}

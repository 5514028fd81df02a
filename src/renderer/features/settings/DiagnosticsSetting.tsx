import { useState } from 'react'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { offerFile } from '../../ui/offer-file'
import { Setting } from './Setting'

/** What helps somebody elsewhere to see what is wrong, as a file. */
export function DiagnosticsSetting() {
  const { settings, problem } = useText()
  const say = settings.file
  const { station } = useStores()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const collect = async () => {
    setBusy(true)
    const file = await station.invoke('collectDiagnostics', {})
    setBusy(false)
    setWrong(file.ok ? null : problem[file.problem.code])
    if (!file.ok) return
    const bytes = Uint8Array.from(atob(file.value.base64), (letter) => letter.charCodeAt(0))
    offerFile(file.value.fileName, bytes, 'application/zip')
  }
  return (
    <Setting name={say.diagnostics} effect={say.diagnosticsEffect} wrong={wrong}>
      <Button size="small" icon="download" disabled={busy} onClick={() => void collect()}>
        {busy ? say.collecting : say.collect}
      </Button>
    </Setting>
  )
}

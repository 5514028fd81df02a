import { useState } from 'react'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { offerFile } from '../../ui/offer-file'
import { Switch } from '../../ui/Switch'
import { DiagnosticsSetting } from './DiagnosticsSetting'
import { ImportSettings } from './ImportSettings'
import { Section, Setting } from './Setting'

/** The settings as a file, out and in. */
export function SettingsFileSection() {
  const { settings, problem } = useText()
  const say = settings.file
  const { station } = useStores()
  const [secrets, setSecrets] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const hasSecret = useStation((state) => state.settings?.webhook?.secret != null)
  const exportFile = async () => {
    const file = await station.invoke('exportSettings', { secrets })
    setWrong(file.ok ? null : problem[file.problem.code])
    if (!file.ok) return
    const day = file.value.at.slice(0, 10)
    offerFile(`fogwatch-settings-${day}.json`, `${JSON.stringify(file.value, null, 2)}\n`, 'application/json')
  }
  return (
    <Section id="file" title={settings.sections.file}>
      <Setting name={say.export} effect={say.exportEffect} wrong={wrong}>
        <Button size="small" icon="download" onClick={() => void exportFile()}>
          {say.exportNow}
        </Button>
      </Setting>
      {hasSecret && (
        <Setting name={say.secrets} effect={say.secretsEffect}>
          <Switch label={say.secrets} on={secrets} onChange={setSecrets} />
        </Setting>
      )}
      <Setting name={say.import} effect={say.importEffect}>
        <ImportSettings />
      </Setting>
      <DiagnosticsSetting />
    </Section>
  )
}

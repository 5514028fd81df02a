import { useState } from 'react'
import type { Settings } from '../../../shared/model/settings'
import { useStation, useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { Segmented } from '../../ui/Segmented'
import { AlertSettings } from './AlertSettings'
import { Choice } from './Choice'
import { NumberSetting } from './NumberSetting'
import { optionsOf } from './options-of'
import { ReceiverSettings } from './ReceiverSettings'
import { Section } from './Setting'
import { type SaveSettings, useSaveSettings } from './use-save-settings'
import { WebhookSettings } from './WebhookSettings'
import './settings.css'

/** What the user can choose. Everything is saved at once. */
export function SettingsScreen() {
  const { settings: say } = useText()
  const settings = useStation((state) => state.settings)
  const [saved, setSaved] = useState(false)
  const save = useSaveSettings(setSaved)
  return (
    <>
      <div className="page-head">
        <h1>{say.title}</h1>
        <span className="grow" />
        <span className="sm t3 row" role="status">
          {saved && <Icon name="check" small />}
          {saved && say.saved}
        </span>
      </div>
      <div className="page">
        <div className="settings">{settings && <Sections settings={settings} save={save} />}</div>
      </div>
    </>
  )
}

function Sections({ settings, save }: { readonly settings: Settings; readonly save: SaveSettings }) {
  const { settings: say } = useText()
  return (
    <>
      <Section title={say.languageAndTheme}>
        <Choice
          name={say.language}
          effect={say.languageEffect}
          save={save}
          control={(choose) => (
            <Segmented
              label={say.language}
              options={optionsOf(say.languages)}
              value={settings.language}
              onChange={(language) => choose({ language })}
            />
          )}
        />
        <Choice
          name={say.theme}
          effect={say.themeEffect}
          save={save}
          control={(choose) => (
            <Segmented
              label={say.theme}
              options={optionsOf(say.themes)}
              value={settings.theme}
              onChange={(theme) => choose({ theme })}
            />
          )}
        />
      </Section>
      <Section title={say.offlineRule}>
        <NumberSetting
          setting="defaultPeriodSeconds"
          settings={settings}
          name={say.period}
          effect={say.periodEffect}
          unit={say.secondsUnit}
          range={say.periodRange}
          save={save}
        />
      </Section>
      <AlertSettings settings={settings} save={save} />
      <WebhookSettings settings={settings} save={save} />
      <ReceiverSettings settings={settings} save={save} />
    </>
  )
}

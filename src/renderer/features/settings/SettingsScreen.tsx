import { type ReactNode, useState } from 'react'
import { calls, type Input } from '../../../shared/contract/calls'
import type { Settings } from '../../../shared/model/settings'
import { useStation, useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { Segmented } from '../../ui/Segmented'
import { TextField } from '../../ui/TextField'
import { PortField } from '../receiver/PortField'
import { useChangeSettings } from './use-change-settings'
import './settings.css'

/** What the user can choose. Everything is saved at once. */
export function SettingsScreen() {
  const { settings: say } = useText()
  const settings = useStation((state) => state.settings)
  const [outcome, setOutcome] = useState<string | null>(null)
  return (
    <>
      <div className="page-head">
        <h1>{say.title}</h1>
        <span className="grow" />
        <span className="sm t3 row" role="status">
          {outcome === say.saved && <Icon name="check" small />}
          {outcome}
        </span>
      </div>
      <div className="page">
        <div className="settings">{settings && <Sections settings={settings} onOutcome={setOutcome} />}</div>
      </div>
    </>
  )
}

interface SectionsProps {
  readonly settings: Settings
  readonly onOutcome: (said: string) => void
}

function Sections({ settings, onOutcome }: SectionsProps) {
  const { settings: say } = useText()
  const change = useChangeSettings()
  const save = async (part: Input<'changeSettings'>) => onOutcome((await change(part)) ?? say.saved)
  const savePeriod = async (draft: string) => {
    const part = calls.changeSettings.parse({ defaultPeriodSeconds: Number(draft) })
    if (!part.ok || draft.trim() === '') return say.periodRange
    const wrong = await change(part.value)
    if (wrong === null) onOutcome(say.saved)
    return wrong
  }
  return (
    <>
      <Section title={say.languageAndTheme}>
        <Setting name={say.language} effect={say.languageEffect}>
          <Segmented
            label={say.language}
            options={optionsOf(say.languages)}
            value={settings.language}
            onChange={(language) => void save({ language })}
          />
        </Setting>
        <Setting name={say.theme} effect={say.themeEffect}>
          <Segmented
            label={say.theme}
            options={optionsOf(say.themes)}
            value={settings.theme}
            onChange={(theme) => void save({ theme })}
          />
        </Setting>
      </Section>
      <Section title={say.offlineRule}>
        <Setting name={say.period} effect={say.periodEffect}>
          <TextField
            label={say.period}
            labelShown={false}
            value={String(settings.defaultPeriodSeconds)}
            unit={say.secondsUnit}
            onSave={savePeriod}
            numeric
          />
        </Setting>
      </Section>
      <Section title={say.receiver}>
        <Setting name={say.port} effect={say.portEffect}>
          <PortField />
        </Setting>
      </Section>
    </>
  )
}

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="settings-section">
    <h2>{title}</h2>
    <div className="panel">{children}</div>
  </section>
)

interface SettingProps {
  readonly name: string
  readonly effect: string
  readonly children: ReactNode
}

const Setting = ({ name, effect, children }: SettingProps) => (
  <div className="setting">
    <div className="grow">
      <p className="medium">{name}</p>
      <p className="setting-effect">{effect}</p>
    </div>
    {children}
  </div>
)

const optionsOf = <T extends string>(labels: Readonly<Record<T, string>>) =>
  (Object.entries(labels) as [T, string][]).map(([value, label]) => ({ value, label }))

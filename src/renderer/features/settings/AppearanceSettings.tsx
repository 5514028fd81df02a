import { useText } from '../../store/hooks'
import { Segmented } from '../../ui/Segmented'
import { Choice } from './Choice'
import { optionsOf } from './options-of'
import { Section } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** How the interface speaks and looks. */
export function AppearanceSettings({ settings, save }: SettingsPart) {
  const { settings: say } = useText()
  return (
    <Section id="appearance" title={say.languageAndTheme}>
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
  )
}

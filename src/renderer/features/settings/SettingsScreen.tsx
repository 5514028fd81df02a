import { useRef, useState } from 'react'
import type { Settings } from '../../../shared/model/settings'
import { useStation, useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { AlertSettings } from './AlertSettings'
import { AppearanceSettings } from './AppearanceSettings'
import { DataSettings } from './DataSettings'
import { DesktopSettings } from './DesktopSettings'
import { FigureSettings } from './FigureSettings'
import { OfflineSettings } from './OfflineSettings'
import { ReceiverSettings } from './ReceiverSettings'
import { SecuritySettings } from './SecuritySettings'
import { SettingsFileSection } from './SettingsFileSection'
import { SettingsNav } from './SettingsNav'
import { SECTIONS, scrollToSection } from './sections'
import { type DesktopChoices, useDesktop } from './use-desktop'
import { useSaveSettings } from './use-save-settings'
import { useSectionInView } from './use-section-in-view'
import { WebhookSettings } from './WebhookSettings'
import './settings.css'

/** What the user can choose. Everything is saved at once. */
export function SettingsScreen() {
  const { settings: say } = useText()
  const settings = useStation((state) => state.settings)
  const [saved, setSaved] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const current = useSectionInView(scroller)
  const desktop = useDesktop()
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
      <div className="page settings-page" ref={scroller}>
        <SettingsNav
          current={current}
          sections={SECTIONS.filter((id) => id !== 'desktop' || desktop.desktop !== null)}
          onChoose={(id) => scroller.current && scrollToSection(scroller.current, id)}
        />
        <div className="settings">
          {settings && <Sections settings={settings} desktop={desktop} onSaved={setSaved} />}
        </div>
      </div>
    </>
  )
}

interface Props {
  readonly settings: Settings
  readonly desktop: DesktopChoices
  readonly onSaved: (well: boolean) => void
}

function Sections({ settings, desktop, onSaved }: Props) {
  const save = useSaveSettings(onSaved)
  const parts = { settings, save }
  return (
    <>
      <AppearanceSettings {...parts} />
      <OfflineSettings {...parts} />
      <FigureSettings {...parts} />
      <AlertSettings {...parts} />
      <DesktopSettings {...desktop} onSaved={onSaved} />
      <DataSettings {...parts} />
      <WebhookSettings {...parts} />
      <ReceiverSettings {...parts} />
      <SecuritySettings {...parts} />
      <SettingsFileSection />
    </>
  )
}

import { useRef, useState } from 'react'
import type { Settings } from '../../../shared/model/settings'
import { useStation, useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { Icon } from '../../ui/Icon'
import { AlertSettings } from './AlertSettings'
import { AppearanceSettings } from './AppearanceSettings'
import { DataSettings } from './DataSettings'
import { DesktopSettings } from './DesktopSettings'
import { FigureSettings } from './FigureSettings'
import { HeadquartersSettings } from './HeadquartersSettings'
import { OfflineSettings } from './OfflineSettings'
import { ReceiverSettings } from './ReceiverSettings'
import { SecuritySettings } from './SecuritySettings'
import { SettingsFileSection } from './SettingsFileSection'
import { SettingsNav } from './SettingsNav'
import { sectionsAt } from './sections'
import { UpdateSettings } from './UpdateSettings'
import { type DesktopChoices, useDesktop } from './use-desktop'
import { useSaveSettings } from './use-save-settings'
import { useSectionInView } from './use-section-in-view'
import { type UpdateChoices, useUpdates } from './use-updates'
import { WebhookSettings } from './WebhookSettings'
import './settings.css'

/** What the user can choose. Everything is saved at once. */
export function SettingsScreen() {
  const { settings: say } = useText()
  const settings = useStation((state) => state.settings)
  const [saved, setSaved] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const [current, choose] = useSectionInView(scroller)
  const desktop = useDesktop()
  const updates = useUpdates()
  const sections = sectionsAt(useIsHeadquarters())
  const isHere: Readonly<Record<string, boolean>> = {
    desktop: desktop.desktop !== null,
    updates: updates.updates !== null,
  }
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
        <SettingsNav current={current} sections={sections.filter((id) => isHere[id] !== false)} onChoose={choose} />
        <div className="settings">
          {settings && <Sections settings={settings} desktop={desktop} updates={updates} onSaved={setSaved} />}
        </div>
      </div>
    </>
  )
}

interface Props {
  readonly settings: Settings
  readonly desktop: DesktopChoices
  readonly updates: UpdateChoices
  readonly onSaved: (well: boolean) => void
}

function Sections({ settings, desktop, updates, onSaved }: Props) {
  const save = useSaveSettings(onSaved)
  const isStation = !useIsHeadquarters()
  const parts = { settings, save }
  return (
    <>
      <AppearanceSettings {...parts} />
      {isStation && <OfflineSettings {...parts} />}
      <FigureSettings {...parts} />
      <AlertSettings {...parts} />
      <DesktopSettings {...desktop} onSaved={onSaved} />
      <DataSettings {...parts} />
      <WebhookSettings {...parts} />
      {isStation && <ReceiverSettings {...parts} />}
      {isStation && <HeadquartersSettings {...parts} />}
      <SecuritySettings {...parts} />
      <UpdateSettings {...updates} onSaved={onSaved} />
      {isStation && <SettingsFileSection />}
    </>
  )
}

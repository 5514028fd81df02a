import { useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import { ZOOMS, type Zoom } from '../../../shared/contract/desktop-views'
import { useText } from '../../store/hooks'
import { Segmented } from '../../ui/Segmented'
import { Switch } from '../../ui/Switch'
import { Section, Setting } from './Setting'
import type { DesktopChoices } from './use-desktop'

interface Props extends DesktopChoices {
  readonly onSaved: (well: boolean) => void
}

/** How the app behaves on its desktop; nothing where the station is shown in a browser. */
export function DesktopSettings({ desktop, change, onSaved }: Props) {
  const text = useText()
  const say = text.desktop.settings
  const [wrong, setWrong] = useState<{ readonly at: string; readonly why: string } | null>(null)
  if (desktop === null) return null
  const choose = async (part: Input<'changeDesktop'>) => {
    const failure = await change(part)
    setWrong(failure === null ? null : { at: Object.keys(part)[0] ?? '', why: failure })
    onSaved(failure === null)
  }
  const wrongAt = (name: keyof Input<'changeDesktop'>) => (wrong?.at === name ? wrong.why : null)
  const { closeToTray, startAtLogin, keepAwake, zoom } = desktop
  return (
    <Section id="desktop" title={text.settings.sections.desktop}>
      <Setting name={say.closeToTray} effect={say.closeToTrayEffect} wrong={wrongAt('closeToTray')}>
        <Switch label={say.closeToTray} on={closeToTray} onChange={(on) => choose({ closeToTray: on })} />
      </Setting>
      {startAtLogin !== null && (
        <Setting name={say.startAtLogin} effect={say.startAtLoginEffect} wrong={wrongAt('startAtLogin')}>
          <Switch label={say.startAtLogin} on={startAtLogin} onChange={(on) => choose({ startAtLogin: on })} />
        </Setting>
      )}
      <Setting name={say.keepAwake} effect={say.keepAwakeEffect} wrong={wrongAt('keepAwake')}>
        <Switch label={say.keepAwake} on={keepAwake} onChange={(on) => choose({ keepAwake: on })} />
      </Setting>
      <Setting name={say.zoom} effect={say.zoomEffect} wrong={wrongAt('zoom')}>
        <Segmented
          label={say.zoom}
          options={ZOOMS.map((percent) => ({ value: `${percent}`, label: `${percent} %` }))}
          value={`${zoom}`}
          onChange={(value) => choose({ zoom: Number(value) as Zoom })}
        />
      </Setting>
    </Section>
  )
}

import { useEffect, useRef, useState } from 'react'
import { calls, type Input } from '../../../shared/contract/calls'
import type { Settings } from '../../../shared/model/settings'
import { type DailyWindow, EVERY_DAY } from '../../../shared/time/daily-window'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Switch } from '../../ui/Switch'
import { QuietWindow } from './QuietWindow'
import { Setting } from './Setting'
import type { SaveSettings, SettingsPart } from './use-save-settings'

/** What most people mean by night. */
const NIGHT = { days: EVERY_DAY, from: '22:00', to: '07:00' }

/** As many as the contract takes. */
const MOST = 14

/** The windows as a part of the settings; those given have been valid before. */
function partOf(quietHours: readonly DailyWindow[]): Input<'changeSettings'> {
  const part = calls.changeSettings.parse({ quietHours })
  return part.ok ? part.value : {}
}

/** Stretches of the week in which nothing is told. */
export function QuietHours({ settings, save }: SettingsPart) {
  const say = useText().alerts.settings
  const { quietHours, change } = useQuietHours(settings, save)
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <>
      <Setting name={say.quietHours} effect={say.quietHoursEffect} wrong={wrong}>
        {quietHours.length > 0 && quietHours.length < MOST && (
          <Button size="small" onClick={async () => setWrong(await change((windows) => [...windows, NIGHT]))}>
            {say.addQuiet}
          </Button>
        )}
        <Switch
          label={say.quietHours}
          on={quietHours.length > 0}
          onChange={async (on) => setWrong(await change(() => (on ? [NIGHT] : [])))}
        />
      </Setting>
      {quietHours.map((window, index) => (
        <QuietWindow
          // A window has no name of its own but its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          window={window}
          alone={quietHours.length === 1}
          onChange={(turn) =>
            change((windows) => windows.flatMap((each, at) => (at === index ? (turn(each) ?? []) : [each])))
          }
        />
      ))}
    </>
  )
}

/** Quiet hours as they were last chosen: who chooses quickly must not have each choice undo the one before. */
function useQuietHours(settings: Settings, save: SaveSettings) {
  const latest = useRef(settings.quietHours)
  const underWay = useRef(0)
  const [quietHours, show] = useState(settings.quietHours)
  useEffect(() => {
    // What is told while choices are under way may be older than the last of them.
    if (underWay.current > 0) return
    latest.current = settings.quietHours
    show(settings.quietHours)
  }, [settings.quietHours])
  const change = async (turn: (windows: readonly DailyWindow[]) => readonly DailyWindow[]) => {
    const before = latest.current
    latest.current = turn(before)
    show(latest.current)
    underWay.current++
    const wrong = await save(partOf(latest.current))
    underWay.current--
    if (wrong === null) return null
    latest.current = before
    show(before)
    return wrong
  }
  return { quietHours, change }
}

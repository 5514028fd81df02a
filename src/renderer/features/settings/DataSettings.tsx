import type { StorageView } from '../../../shared/contract/views'
import { heldBack } from '../../../shared/history/retention'
import { formatDate } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import { useIsHeadquarters } from '../../store/sites'
import { CopyText } from '../shell/CopyText'
import { Backups } from './Backups'
import { KeepSetting } from './KeepSetting'
import { Section, Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'
import { useStorage } from './use-storage'

/** Where everything is kept, for how long, and what it was like before. */
export function DataSettings({ settings, save }: SettingsPart) {
  const { settings: text } = useText()
  const say = text.data
  const { storage, setStorage } = useStorage()
  const isStation = !useIsHeadquarters()
  return (
    <Section id="data" title={text.sections.data}>
      {storage && <Folder storage={storage} />}
      <KeepSetting
        setting="keepDays"
        settings={settings}
        storage={storage}
        name={say.keepDays}
        effect={say.keepDaysEffect}
        unit={say.daysUnit}
        range={say.daysRange}
        save={save}
      />
      <KeepSetting
        setting="keepGigabytes"
        settings={settings}
        storage={storage}
        name={say.keepSize}
        effect={say.keepSizeEffect}
        unit={say.sizeUnit}
        range={say.sizeRange}
        save={save}
      />
      {storage && <Forecast storage={storage} />}
      {storage && isStation && <Backups storage={storage} onChange={setStorage} />}
    </Section>
  )
}

function Folder({ storage }: { readonly storage: StorageView }) {
  const { settings, action } = useText()
  const say = settings.data
  const language = useLanguage()
  const { folder, bytes, days, freeBytes, room } = storage
  const [oldest] = days
  const since = oldest === undefined ? null : formatDate(Date.parse(`${oldest.day}T00:00`), language)
  const parts = say.parts(
    formatBytes(bytes.history),
    formatBytes(bytes.journals + bytes.checkpoint),
    formatBytes(freeBytes),
  )
  return (
    <>
      <Setting name={say.folder} effect={say.folderEffect} wide>
        <div className="data-folder">
          <code className="mono grow">{folder}</code>
          <CopyText text={folder} label={action.copy} />
        </div>
      </Setting>
      <Setting
        name={say.size}
        effect={
          <>
            {say.sizeEffect(days.length, since)}
            <br />
            {parts}
          </>
        }
        wrong={room === 'enough' ? null : say[room]}
      >
        <span className="medium nowrap">{formatBytes(bytes.history + bytes.journals + bytes.checkpoint)}</span>
      </Setting>
    </>
  )
}

function Forecast({ storage }: { readonly storage: StorageView }) {
  const say = useText().settings.data
  const language = useLanguage()
  const { station } = useStores()
  const { forecast, keepDays, keepBytes, bytes, freeBytes } = storage
  const held = heldBack(storage.days, { days: keepDays, bytes: keepBytes }, station.clock.now())
  const { bytesPerDay, days } = forecast
  const sentences =
    bytesPerDay === null
      ? [say.noForecast]
      : [
          say.forecast(formatBytes(bytesPerDay), days),
          ...(days < keepDays ? [say.shortForecast] : []),
          ...(Math.min(keepBytes, bytesPerDay * days) - bytes.history > freeBytes ? [say.diskForecast] : []),
        ]
  if (held !== null) sentences.push(say.heldBack(held.days, formatDate(Date.parse(`${held.until}T00:00`), language)))
  return <p className="setting setting-effect">{sentences.join(' ')}</p>
}

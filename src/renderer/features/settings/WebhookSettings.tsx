import { useState } from 'react'
import { calls } from '../../../shared/contract/calls'
import { LONGEST_SECRET } from '../../../shared/contract/edit-limits'
import type { WebhookFormat, WebhookTarget } from '../../../shared/model/settings'
import { useText } from '../../store/hooks'
import { Segmented } from '../../ui/Segmented'
import { TextField } from '../../ui/TextField'
import { optionsOf } from './options-of'
import { Section, Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'
import { WebhookSecret } from './WebhookSecret'
import { WebhookTest } from './WebhookTest'

const SIGNED: readonly WebhookFormat[] = ['dingtalk', 'feishu']

/** Where announcements are sent besides this interface. */
export function WebhookSettings({ settings, save }: SettingsPart) {
  const { alerts, gateway } = useText()
  const say = alerts.settings
  const { webhook } = settings
  // A format may be chosen before there is an address that it could be kept with.
  const [chosen, setChosen] = useState<WebhookFormat>('json')
  const [wrong, setWrong] = useState<string | null>(null)
  const format = webhook?.format ?? chosen

  const savePart = async (part: Partial<WebhookTarget>) => {
    const target = { url: '', secret: null, ...webhook, format, ...part }
    const parsed = calls.changeSettings.parse({ webhook: target.url.trim() === '' ? null : target })
    if (parsed.ok) return save(parsed.value)
    return parsed.problem.field === 'webhook.secret' ? gateway.tooLong(LONGEST_SECRET) : say.notAUrl
  }
  const changeFormat = async (next: WebhookFormat) => {
    setChosen(next)
    if (webhook !== null) setWrong(await savePart({ format: next }))
  }
  return (
    <Section id="webhook" title={say.webhook}>
      <Setting name={say.format} effect={say.formatEffect} wrong={wrong}>
        <Segmented label={say.format} options={optionsOf(say.formats)} value={format} onChange={changeFormat} />
      </Setting>
      <Setting name={say.url} effect={say.urlEffect} wide>
        <TextField
          label={say.url}
          labelShown={false}
          value={webhook?.url ?? ''}
          placeholder="https://"
          onSave={(url) => savePart({ url })}
          code
        />
      </Setting>
      {webhook !== null && SIGNED.includes(format) && (
        <WebhookSecret kept={webhook.secret !== null} onSave={savePart} />
      )}
      {webhook !== null && <WebhookTest />}
    </Section>
  )
}

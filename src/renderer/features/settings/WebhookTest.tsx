import { useState } from 'react'
import type { WebhookResult } from '../../../shared/contract/alert-views'
import type { Outcome } from '../../../shared/outcome'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { Setting } from './Setting'

/** Sends a message at once, and shows what came of it. */
export function WebhookTest() {
  const { alerts, problem } = useText()
  const say = alerts.settings
  const { station } = useStores()
  const [busy, setBusy] = useState(false)
  const [reply, setReply] = useState<Outcome<WebhookResult> | null>(null)
  const send = async () => {
    setBusy(true)
    setReply(await station.invoke('testWebhook', {}))
    setBusy(false)
  }
  const whyNot = (asked: Outcome<WebhookResult>): string | null => {
    if (!asked.ok) return problem[asked.problem.code]
    const { failure } = asked.value
    return failure === null ? null : say.whyNot[failure.why](failure.detail ?? '')
  }
  const sentence = (asked: Outcome<WebhookResult>): string => {
    const why = whyNot(asked)
    return why === null ? say.delivered((asked.ok ? asked.value.status : null) ?? 200) : say.notDelivered(why)
  }
  return (
    <Setting name={say.test} effect={say.testEffect}>
      {reply !== null && !busy && (
        <span className="webhook-result sm" role="status">
          <Glyph shape={whyNot(reply) === null ? 'disc' : 'cross'} size="s" />
          {sentence(reply)}
        </span>
      )}
      <Button size="small" disabled={busy} onClick={send}>
        {busy ? say.sending : say.send}
      </Button>
    </Setting>
  )
}

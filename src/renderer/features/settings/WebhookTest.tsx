import { useState } from 'react'
import type { WebhookResult } from '../../../shared/contract/alert-views'
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
  const [result, setResult] = useState<WebhookResult | null>(null)
  const send = async () => {
    setBusy(true)
    const reply = await station.invoke('testWebhook', {})
    setBusy(false)
    setResult(reply.ok ? reply.value : { delivered: false, status: null, reason: problem[reply.problem.code] })
  }
  return (
    <Setting name={say.test} effect={say.testEffect}>
      {result !== null && !busy && (
        <span className="webhook-result sm" role="status">
          <Glyph shape={result.delivered ? 'disc' : 'cross'} size="s" />
          {result.delivered ? say.delivered(result.status ?? 200) : `${say.notDelivered} ${result.reason ?? ''}`}
        </span>
      )}
      <Button size="small" disabled={busy} onClick={send}>
        {busy ? say.sending : say.send}
      </Button>
    </Setting>
  )
}

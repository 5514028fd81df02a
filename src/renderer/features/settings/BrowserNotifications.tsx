import { useState } from 'react'
import { useText } from '../../store/hooks'
import { askToNotify, notifying } from '../../store/notifying'
import { Button } from '../../ui/Button'
import { Setting } from './Setting'

/** Asks the browser to let this page notify; nobody is ever asked without having pressed it. */
export function BrowserNotifications() {
  const say = useText().alerts.settings
  const [state, setState] = useState(notifying)
  // The desktop app has the system's own.
  if (state === 'by-the-app') return null
  return (
    <Setting name={say.browser} effect={say.browserEffect[state]}>
      {state === 'default' && (
        <Button size="small" onClick={async () => setState(await askToNotify())}>
          {say.allow}
        </Button>
      )}
    </Setting>
  )
}

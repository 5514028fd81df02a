import { useState } from 'react'
import type { AccessView } from '../../../shared/contract/access-views'
import { formatStamp } from '../../../shared/text/instant'
import type { Text } from '../../../shared/text/text'
import { useText } from '../../store/hooks'
import { isLoggedIn, logOut } from '../../store/visitor'
import { Button } from '../../ui/Button'
import { PasswordDialog } from './PasswordDialog'
import { Setting } from './Setting'
import { useAccess } from './use-access'
import { WallLinks } from './WallLinks'

/** Who sees the interface: everybody here, by a password, or by the link of a wall display. */
export function AccessSettings() {
  const text = useText()
  const { access: say, settings } = text
  const { access, setAccess } = useAccess()
  const [asks, setAsks] = useState(false)
  if (access === null) return <Setting name={settings.viewer} effect={settings.viewerWindow} />
  const { passwordSetAt, sessions } = access
  return (
    <>
      <Setting name={settings.viewer} effect={seenBy(access, text)}>
        {isLoggedIn() && (
          <Button size="small" icon="leave" onClick={() => void logOut()}>
            {say.login.logOut}
          </Button>
        )}
      </Setting>
      <Setting
        name={say.password.name}
        effect={
          passwordSetAt === null
            ? say.password.none
            : say.password.setAt(formatStamp(Date.parse(passwordSetAt)), sessions)
        }
      >
        <Button size="small" onClick={() => setAsks(true)}>
          {passwordSetAt === null ? say.password.set : say.password.change}
        </Button>
      </Setting>
      <WallLinks access={access} onChange={setAccess} />
      {asks && <PasswordDialog hasOne={passwordSetAt !== null} onClose={() => setAsks(false)} />}
    </>
  )
}

function seenBy({ passwordSetAt, askedHost, onlyHere, encrypted, origins }: AccessView, text: Text): string {
  const say = text.access.seen
  if (!onlyHere) return [say.others(origins), ...(encrypted ? [] : [say.unencrypted])].join(say.gap)
  const [now, then] = passwordSetAt === null ? [say.open, say.toOthers] : [say.here, say.toOthersNow]
  return [now, origins.length > 0 ? say.waiting(askedHost) : then].join(say.gap)
}

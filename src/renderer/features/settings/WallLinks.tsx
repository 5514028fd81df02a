import { type FormEvent, useState } from 'react'
import type { AccessView, NewWallLink } from '../../../shared/contract/access-views'
import { formatStamp } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { CopyText } from '../shell/CopyText'
import { Setting } from './Setting'

interface Props {
  readonly access: AccessView
  readonly onChange: (access: AccessView) => void
}

/** Links by which displays show the wall: new ones, and those that there are. */
export function WallLinks({ access, onChange }: Props) {
  const text = useText()
  const say = text.access.walls
  const { station } = useStores()
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [made, setMade] = useState<{ readonly name: string; readonly url: string } | null>(null)
  if (access.passwordSetAt === null) return <Setting name={say.name} effect={say.needsPassword} />

  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const reply = await station.invoke('addWallLink', { name })
    setWrong(reply.ok ? null : text.problem[reply.problem.code])
    if (!reply.ok) return
    setMade({ name: name.trim(), url: urlOf(reply.value) })
    setName('')
    onChange(reply.value.access)
  }
  const withdraw = async (id: string) => {
    const reply = await station.invoke('removeWallLink', { id })
    setMade(null)
    if (reply.ok) onChange(reply.value)
    // Whoever withdrew it first has done what is wanted.
    const isGone = !reply.ok && reply.problem.code === 'not-found'
    if (isGone) onChange({ ...access, wallLinks: access.wallLinks.filter((link) => link.id !== id) })
    setWrong(reply.ok || isGone ? null : text.problem[reply.problem.code])
  }
  return (
    <Setting name={say.name} effect={say.effect} wrong={wrong} wide>
      {access.wallLinks.length > 0 && (
        <ul className="wall-links" aria-label={say.list}>
          {access.wallLinks.map(({ id, name, madeAt, lastUsedAt }) => (
            <li key={id}>
              <span className="grow ell">{name}</span>
              <span className="t3 nowrap">
                {say.made(stamp(madeAt))} · {lastUsedAt === null ? say.neverUsed : say.used(stamp(lastUsedAt))}
              </span>
              <Button size="small" aria-label={say.withdrawOf(name)} onClick={() => void withdraw(id)}>
                {say.withdraw}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {made !== null && (
        <div role="status">
          <p className="setting-effect">{say.once(made.name)}</p>
          <div className="data-folder">
            <code className="mono grow">{made.url}</code>
            <CopyText text={made.url} label={text.action.copy} />
          </div>
        </div>
      )}
      <form className="wall-link-form" onSubmit={add}>
        <label className="field grow">
          <span className="unseen">{say.newName}</span>
          <input
            value={name}
            maxLength={80}
            placeholder={say.placeholder}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <Button type="submit" disabled={name.trim() === ''}>
          {say.add}
        </Button>
      </form>
    </Setting>
  )
}

const stamp = (at: string): string => formatStamp(Date.parse(at))

/** Displays are other computers: an address that only this one has leads nowhere from there. */
function urlOf({ path, access: { origins } }: NewWallLink): string {
  const isHere = /^(localhost|127\.|\[::1\])/.test(location.hostname)
  return `${isHere ? (origins[0] ?? location.origin) : location.origin}${path}`
}

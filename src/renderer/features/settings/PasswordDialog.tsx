import { type FormEvent, useState } from 'react'
import { faultOfPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../../shared/access/password'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { leadToLoginAt } from '../../store/visitor'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { SecretField } from '../../ui/SecretField'

interface Props {
  /** Whether there is a password now, which has to be known. */
  readonly hasOne: boolean
  readonly onClose: () => void
}

interface Wrong {
  readonly field: 'current' | 'next' | 'again'
  readonly why: string
}

/** Sets the password of the interface. Afterwards it is asked for, here as well. */
export function PasswordDialog({ hasOne, onClose }: Props) {
  const { access, action, problem } = useText()
  const say = access.password
  const { station } = useStores()
  const [typed, setTyped] = useState({ current: '', next: '', again: '' })
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { current, next, again } = typed
    const fault = faultOfPassword(next)
    if (fault !== null) {
      const why = fault === 'too-short' ? say.tooShort(SHORTEST_PASSWORD) : say.tooLong(LONGEST_PASSWORD)
      return setWrong({ field: 'next', why })
    }
    if (next !== again) return setWrong({ field: 'again', why: say.different })
    setBusy(true)
    setWrong(null)
    const reply = await station.invoke('setPassword', hasOne ? { password: next, current } : { password: next })
    // What it is asked for next comes with another page.
    if (reply.ok) return leadToLoginAt(reply.value)
    setBusy(false)
    const { code, field } = reply.problem
    const isCurrent = field === 'current'
    setWrong({
      field: isCurrent ? 'current' : 'next',
      why: isCurrent && code === 'invalid-input' ? say.wrong : problem[code],
    })
  }
  const title = hasOne ? say.titleChange : say.titleSet
  const secret = (field: Wrong['field'], focused: boolean) => (
    <SecretField
      label={say[field]}
      value={typed[field]}
      onChange={(value) => setTyped({ ...typed, [field]: value })}
      autoComplete={field === 'current' ? 'current-password' : 'new-password'}
      wrong={wrong?.field === field ? wrong.why : null}
      focused={focused}
    />
  )
  return (
    <Dialog label={title} className="dialog" onClose={onClose}>
      <form className="password-form" onSubmit={save}>
        <h2>{title}</h2>
        <p>{say.effect}</p>
        {hasOne && secret('current', true)}
        {secret('next', !hasOne)}
        {secret('again', false)}
        <footer>
          <Button onClick={onClose}>{action.cancel}</Button>
          <Button kind="primary" type="submit" disabled={busy}>
            {busy ? say.saving : say.save}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

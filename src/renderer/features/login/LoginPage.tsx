import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import type { SessionClient } from '../../../shared/contract/session'
import type { Language } from '../../../shared/model/settings'
import { textIn } from '../../../shared/text/text'
import { Button } from '../../ui/Button'
import { SecretField } from '../../ui/SecretField'
import { Segmented } from '../../ui/Segmented'
import { Mark } from '../shell/Mark'
import { whyNot } from './login-words'
import { useLink } from './use-link'
import { useLogIn } from './use-log-in'
import './login.css'

interface Props {
  readonly session: SessionClient
  /** The token of the wall link that led here; empty where none did. */
  readonly link: string
  /** Whether this was a wall display until its link was withdrawn. */
  readonly isLinkOver: boolean
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  /** Whoever is in sees the interface. */
  readonly onIn: () => void
}

/** Where one logs in; a wall display passes through. */
export function LoginPage({ session, link, isLinkOver, language, onLanguage, onIn }: Props) {
  const text = textIn(language)
  const say = text.access.login
  const { outcome, waitSeconds, busy, logIn, tell } = useLogIn(session, onIn, isLinkOver ? { kind: 'link-over' } : null)
  const state = useLink(session, link, (came) => (came.kind === 'in' ? onIn() : tell(came)))
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const encrypted = useSession(session, link, onIn)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(password === '')
    if (!busy && waitSeconds === 0 && password !== '') void logIn(password)
  }
  return (
    <main className="login">
      <div className="login-column">
        <div className="login-name">
          <Mark />
          <span className="medium">{text.product}</span>
        </div>
        {state === 'none' ? (
          <form className="panel login-form" onSubmit={submit}>
            <h1>{say.title}</h1>
            <SecretField
              label={say.password}
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
              wrong={isMissing && password === '' ? say.empty : whyNot(outcome, waitSeconds, say)}
              focused
            />
            <Button kind="primary" size="tall" type="submit" disabled={busy || waitSeconds > 0}>
              {busy ? say.checking : say.submit}
            </Button>
            {encrypted === false && <p className="sm t3">{say.unencrypted}</p>}
          </form>
        ) : (
          <p className="panel login-form" role="status">
            {say[state]}
          </p>
        )}
        <Segmented
          label={text.settings.language}
          value={language}
          options={[
            { value: 'en', label: say.languages.en },
            { value: 'zh', label: say.languages.zh },
          ]}
          onChange={onLanguage}
        />
      </div>
    </main>
  )
}

/** Whether the connection is encrypted, `null` until it is known. Who is in already, and came by no link, goes on. */
function useSession(session: SessionClient, link: string, onIn: () => void): boolean | null {
  const [encrypted, setEncrypted] = useState<boolean | null>(null)
  const goOn = useEffectEvent(onIn)
  useEffect(() => {
    void session.read().then((view) => {
      setEncrypted(view?.encrypted ?? null)
      if (view?.role === 'operator' && link === '') goOn()
    })
  }, [session, link])
  return encrypted
}

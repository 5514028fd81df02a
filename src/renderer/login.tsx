import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/surfaces.css'

import { StrictMode, useLayoutEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Language } from '../shared/model/settings'
import { LoginPage } from './features/login/LoginPage'
import { applyAppearance, rememberAppearance, rememberedAppearance, resolveAppearance } from './store/appearance'
import { useSystem } from './store/use-system'
import { LINK_OVER, sessionClient } from './transport/session'

/** What follows `#` is never sent: the token of a wall link is in no log, and, from here on, in no history. */
const link = location.pathname === '/wall' ? location.hash.slice(1) : ''
const isLinkOver = location.hash === LINK_OVER
history.replaceState(null, '', '/login')

applyAppearance(resolveAppearance(rememberedAppearance()))

/** Until somebody is in, the station's own choice is not known: the browser's, or what was last chosen here. */
function Login() {
  const [chosen, setChosen] = useState<Language | null>(null)
  useSystem()
  const { theme, language: system } = resolveAppearance(rememberedAppearance())
  const language = chosen ?? system
  useLayoutEffect(() => applyAppearance({ theme, language }), [theme, language])
  const choose = (next: Language) => {
    rememberAppearance({ ...rememberedAppearance(), language: next })
    setChosen(next)
  }
  return (
    <LoginPage
      session={sessionClient}
      link={link}
      isLinkOver={isLinkOver}
      language={language}
      onLanguage={choose}
      onIn={() => location.replace('/')}
    />
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('login.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Login />
  </StrictMode>,
)

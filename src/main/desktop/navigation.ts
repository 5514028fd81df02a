import { app, shell, type WebContents } from 'electron'
import type { Log } from '../ports'
import { createCrashPatience } from './crash-patience'
import { mayOpenOutside } from './external-links'
import { isHome } from './home'
import { createUserActivation } from './user-activation'

/** Keeps every page at home: it leads nowhere else, embeds nothing, and opens web links in the system's browser. */
export function keepAtHome(home: string, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    denyOtherPages(contents, home)
    bringBack(contents, home, log)
    // Nothing here calls anybody: what the page's policy cannot forbid finds no way out over UDP.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    openLinksOutside(contents, log)
  })
}

function denyOtherPages(contents: WebContents, home: string): void {
  // Fires for the main frame and for frames inside it.
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isHome(details.url, home)) details.preventDefault()
  })
  contents.on('will-redirect', (details) => details.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** A blank page is fetched from nowhere, so nobody is asked before it comes: who was led there is led back, but not for ever. */
function bringBack(contents: WebContents, home: string, log: Log): void {
  const mayLoad = createCrashPatience()
  contents.on('did-navigate', (_event, url) => {
    if (!url.startsWith('about:') || !mayLoad(Date.now())) return
    log('the page had left for another, and is loaded again')
    contents.loadURL(home).catch((error: unknown) => log(`the page did not load: ${error}`))
  })
}

function openLinksOutside(contents: WebContents, log: Log): void {
  const activation = createUserActivation()
  contents.on('input-event', (_event, input) => activation.note(input.type, Date.now()))
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url) && activation.take(Date.now())) {
      shell.openExternal(url).catch((error: unknown) => log(`no program opened a link: ${error}`))
    }
    return { action: 'deny' }
  })
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { findChromium } from '../../support/chromium'
import { CdpConnection, type CdpSession } from './cdp'

const SWITCHES = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-popup-blocking',
]

export interface ChromiumOptions {
  readonly profile: string
  /** Let a second client (Playwright) in, over a port of its own that Chromium names on stderr. */
  readonly open: boolean
  readonly switches: readonly string[]
}

/** The browser whose pages stand for Electron's windows. */
export interface Chromium {
  readonly browser: CdpSession
  session(id: string): CdpSession
  readonly gone: Promise<void>
  close(): Promise<void>
}

/** Starts a Chromium without a window. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const port = options.open ? ['--remote-debugging-port=0'] : []
  const switches = [...SWITCHES, ...port, `--user-data-dir=${options.profile}`, ...options.switches]
  const program = findChromium()
  if (program === undefined) throw new Error('electron stand-in: no Chromium here; name one in FOGWATCH_CHROMIUM')
  const child = spawn(program, switches, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  const [, , , output, input] = child.stdio
  const connection = new CdpConnection(output as Writable, input as Readable)
  const gone = once(child, 'exit').then(() => connection.close())
  await Promise.all([passOnAddress(child, options.open), connection.browser.send('Browser.getVersion')])
  return {
    browser: connection.browser,
    session: (id) => connection.session(id),
    gone,
    close: () => end(child, connection, gone),
  }
}

/** Playwright waits for the line with which Chromium names its port. */
async function passOnAddress(child: ChildProcess, wanted: boolean): Promise<void> {
  const lines = createInterface({ input: child.stderr as Readable })
  if (!wanted) return void lines.resume()
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (!line.startsWith('DevTools listening on ')) return
      process.stderr.write(`${line}\n`)
      resolve()
    })
  })
}

async function end(child: ChildProcess, connection: CdpConnection, gone: Promise<void>): Promise<void> {
  connection.browser.send('Browser.close').catch(() => {})
  const impatience = setTimeout(() => child.kill('SIGKILL'), 3000)
  await gone
  clearTimeout(impatience)
}

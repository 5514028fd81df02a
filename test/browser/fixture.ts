import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test as base, expect, type Page } from '@playwright/test'
import { makeFolder, removeFolder } from '../support/folder'

/** The built headless station, on a folder and ports of its own. */
export interface Twin {
  /** Where boxes report to. */
  readonly receiver: string
  /** Where the interface is served. */
  readonly viewer: string
  /** Sends a body to the receiver. Returns the status of the answer. */
  report(body: unknown, path?: string): Promise<number>
  /** Ends the process, as a crash would. */
  kill(): Promise<void>
}

interface Fixtures {
  /** A folder of its own, gone after the test. */
  readonly folder: string
  /** What the interface of `twin` asks for; nothing if not said. */
  readonly password: string | null
  readonly twin: Twin
  /** Opens the interface of `twin`. */
  readonly open: () => Promise<Page>
}

const HEADLESS = 'out/main/headless.js'

export const test = base.extend<Fixtures>({
  password: [null, { option: true }],
  folder: async ({ browserName: _ }, use) => {
    const folder = await makeFolder()
    await use(folder)
    await removeFolder(folder)
  },
  twin: async ({ password, folder }, use) => {
    if (password !== null) await setPassword(folder, password)
    const args = [HEADLESS, '--port', '0', '--viewer-port', '0', '--host', '127.0.0.1', '--data', folder]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      const { receiver, viewer } = await addressesOf(child)
      await use({ receiver, viewer, kill: () => end(child), report: (body, path) => send(receiver, body, path) })
    } finally {
      await end(child)
    }
  },
  open: async ({ page, twin }, use) => {
    await use(async () => {
      await page.goto(twin.viewer)
      // Only what is drawn takes keys.
      await expect(page.getByRole('navigation')).toBeVisible()
      return page
    })
  },
})

export { expect }

async function setPassword(data: string, password: string): Promise<void> {
  const child = spawn(process.execPath, [HEADLESS, 'password', '--data', data], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.stdin.end(`${password}\n`)
  await once(child, 'exit')
}

async function addressesOf(child: ChildProcess): Promise<{ receiver: string; viewer: string }> {
  const said = new Map<string, string>()
  if (child.stdout === null) throw new Error('the station has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const [word = '', url = ''] = line.split(/\s+/)
    said.set(word, url)
    const receiver = said.get('receiver')
    const viewer = said.get('interface')
    if (receiver && viewer) return { receiver: new URL(receiver).origin, viewer }
  }
  throw new Error('the station ended before it was ready')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function send(receiver: string, body: unknown, path = '/SophonFogStatus'): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${receiver}${path}`, { method: 'POST', headers, body: text })
  await response.arrayBuffer()
  return response.status
}

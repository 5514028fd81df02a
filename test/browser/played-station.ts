import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Patch, PushEvent } from '../../src/shared/contract/push'
import type { FleetView } from '../../src/shared/contract/views'

/** A station that is played through the bridge of the desktop app: it says what the test lets it say. */
export interface PlayedStation {
  push(patch: Patch): Promise<void>
  /** With which inputs it was asked to open its receiver. */
  opened(): Promise<readonly unknown[]>
}

/** Opens the built interface with a bridge to a station whose fleet is `snapshot`. */
export async function openPlayed(page: Page, snapshot: FleetView): Promise<PlayedStation> {
  await page.addInitScript(actAsStation, snapshot)
  await page.route('http://played.test/**', (route) =>
    route.fulfill({ path: join('out/renderer', new URL(route.request().url()).pathname) }),
  )
  await page.goto('http://played.test/index.html')
  return {
    push: (patch) => page.evaluate((told) => window.played?.push(told), patch),
    opened: () => page.evaluate(() => window.played?.opened ?? []),
  }
}

declare global {
  interface Window {
    played?: { push(patch: Patch): void; readonly opened: readonly unknown[] }
  }
}

/** In the page: every call fails, only opening the receiver is written down. */
function actAsStation(snapshot: FleetView): void {
  const opened: unknown[] = []
  const listeners: ((event: PushEvent) => void)[] = []
  const bridge = {
    invoke: async (name: string, input: unknown) => {
      if (name === 'openReceiver') opened.push(input)
      return { ok: false, problem: { code: 'receiver-failed', message: '' } }
    },
    subscribe: (listener: (event: PushEvent) => void) => {
      listeners.push(listener)
      listener({ type: 'snapshot', fleet: snapshot })
      return () => undefined
    },
  }
  const push = (patch: Patch) => {
    for (const listener of listeners) listener({ type: 'patch', patch })
  }
  Object.assign(window, { fogwatch: bridge, played: { push, opened } })
}

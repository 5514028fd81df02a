import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { CallName } from '../../src/shared/contract/calls'
import type { ConnectionEvent } from '../../src/shared/contract/client'
import type { Patch, PushEvent } from '../../src/shared/contract/push'
import type { FleetView } from '../../src/shared/contract/views'

/** A station that is played through the bridge of the desktop app: it says what the test lets it say. */
export interface PlayedStation {
  push(patch: Patch): Promise<void>
  /** Says something else, or that it is gone or back. */
  tell(event: PushEvent | ConnectionEvent): Promise<void>
  /** With which inputs it was asked to open its receiver. */
  opened(): Promise<readonly unknown[]>
  /** With which inputs a call was made. */
  asked(name: CallName): Promise<readonly unknown[]>
  /** From now on a call is answered so; without an answer it fails. */
  answer(name: CallName, value?: unknown): Promise<void>
}

/**
 * Opens the built interface with a bridge to a station whose fleet is `snapshot`, or which has not told of it yet; calls
 * without an answer fail.
 */
export async function openPlayed(
  page: Page,
  snapshot: FleetView | null,
  answers: Readonly<Partial<Record<CallName, unknown>>> = {},
): Promise<PlayedStation> {
  await page.addInitScript(actAsStation, { snapshot, answers })
  await page.route('http://played.test/**', (route) =>
    route.fulfill({ path: join('out/renderer', new URL(route.request().url()).pathname) }),
  )
  await page.goto('http://played.test/index.html')
  // Keys pressed before anything is drawn would be heard by nobody.
  await page.locator('#root > *').first().waitFor()
  return {
    push: (patch) => page.evaluate((told) => window.played?.push(told), patch),
    tell: (event) => page.evaluate((told) => window.played?.tell(told), event),
    opened: () => page.evaluate(() => window.played?.asked('openReceiver') ?? []),
    asked: (name) => page.evaluate((call) => window.played?.asked(call) ?? [], name),
    answer: (name, value) => page.evaluate(([call, told]) => window.played?.answer(call, told), [name, value] as const),
  }
}

declare global {
  interface Window {
    played?: {
      push(patch: Patch): void
      tell(event: PushEvent | ConnectionEvent): void
      asked(name: string): readonly unknown[]
      answer(name: string, value: unknown): void
    }
  }
}

interface Play {
  readonly snapshot: FleetView | null
  readonly answers: Readonly<Record<string, unknown>>
}

/** In the page: a call is answered as the play says, and otherwise fails; what was asked is written down. */
function actAsStation({ snapshot, answers }: Play): void {
  const told = new Map(Object.entries(answers))
  const asked: { readonly name: string; readonly input: unknown }[] = []
  const listeners: ((event: PushEvent | ConnectionEvent) => void)[] = []
  const bridge = {
    invoke: async (name: string, input: unknown) => {
      asked.push({ name, input })
      const value = told.get(name)
      if (value !== undefined) return { ok: true, value }
      return { ok: false, problem: { code: 'receiver-failed', message: '' } }
    },
    subscribe: (listener: (event: PushEvent | ConnectionEvent) => void) => {
      listeners.push(listener)
      if (snapshot !== null) listener({ type: 'snapshot', fleet: snapshot })
      return () => undefined
    },
  }
  const tell = (event: PushEvent | ConnectionEvent) => {
    for (const listener of listeners) listener(event)
  }
  const played = {
    tell,
    push: (patch: Patch) => tell({ type: 'patch', patch }),
    asked: (name: string) => asked.filter((call) => call.name === name).map(({ input }) => input),
    answer: (name: string, value: unknown) => (value === undefined ? told.delete(name) : told.set(name, value)),
  }
  Object.assign(window, { fogwatch: bridge, played })
}

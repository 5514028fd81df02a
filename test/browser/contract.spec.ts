import type { Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import type { StationClient } from '../../src/shared/contract/client'
import type { Outcome } from '../../src/shared/outcome'
import { subjectInPage } from '../contract/page-subject'
import { promises } from '../contract/suite'
import { test } from './fixture'

test('HTTP keeps the promises of the contract', async ({ open, twin }) => {
  const page = await open()
  const subject = subjectInPage({
    client: await page.evaluateHandle<StationClient>(await createClientScript()),
    invokeUnknown: (name) => post(page, `/api/${name}`),
    receiverPort: Number(new URL(twin.receiver).port),
  })
  for (const [promise, keeps] of Object.entries(promises)) await test.step(promise, () => keeps(subject))
})

/** An expression whose value is the renderer's own HTTP client: the page keeps its client to itself. */
async function createClientScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      lib: { entry: 'src/renderer/transport/http-client.ts', formats: ['iife'], name: 'httpClient' },
    },
  })
  const [{ output }] = built as [Rolldown.RolldownOutput]
  return `(() => { ${output[0].code}; return httpClient.createHttpClient() })()`
}

function post(page: Page, path: string): Promise<Outcome<unknown>> {
  return page.evaluate(async (path) => {
    const response = await fetch(path, { method: 'POST' })
    return { ok: false, problem: (await response.json()).error }
  }, path)
}

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configFor } from '../../packaging/electron-builder.config.mjs'
import { TOOLS } from './electron-builder'

const tools = createRequire(join(TOOLS, 'electron-builder/package.json'))
const { validateConfiguration } = tools('app-builder-lib/out/util/config/config') as {
  validateConfiguration(config: unknown, log: { readonly isEnabled: boolean }): Promise<void>
}

const check = (config: unknown) => validateConfiguration(config, { isEnabled: false })

describe("electron-builder's own schema", () => {
  test('takes the configuration', async () => {
    await check(configFor({ FOGWATCH_FEED: 'https://updates.example/fogwatch', FOGWATCH_MUST_SIGN: '1' }))
  })

  test('would not take a misspelt one', async () => {
    const { nsis, ...rest } = configFor({})
    await expect(check({ ...rest, nsis: { ...nsis, perMachin: false } })).rejects.toThrow(/configuration\.nsis/)
    await expect(check({ ...rest, electronFuses: { runAsNodes: false } })).rejects.toThrow(
      /configuration\.electronFuses/,
    )
  })
})

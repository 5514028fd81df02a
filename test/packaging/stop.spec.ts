import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainStop } from '../../scripts/package-plan.mjs'
import { build, ROOT, workFolder } from './electron-builder'

const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8'))
const work = workFolder()
const asked: string[] = []

// A mirror of Electron's releases that has none of them.
const mirror = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.writeHead(404).end()
})

beforeAll(() => new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve)))
afterAll(() => void mirror.close())

const SYSTEMS = [
  ['--linux', 'AppImage', `electron-v${version}-linux-x64.zip`],
  ['--win', 'nsis', `electron-v${version}-win32-x64.zip`],
] as const

test.each(SYSTEMS)('%s %s goes as far as the executable of Electron', async (system, target, archive) => {
  asked.length = 0
  const env = {
    ELECTRON_MIRROR: `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/`,
    electron_config_cache: join(work, 'cache'),
  }
  const args = [system, target, '--x64', `-c.directories.output=${join(work, 'dist')}`]
  const { exitCode, output } = await build(args, env)
  expect(exitCode).not.toBe(0)
  expect(output).toMatch(/packaging\s+platform=/)
  expect(asked.some((path) => path.endsWith(`/${archive}`) || path.endsWith('/SHASUMS256.txt'))).toBe(true)
  expect(asked.every((path) => path.includes(`v${version}`))).toBe(true)
  expect(explainStop(output)).toContain("Electron's executable could not be fetched")
})

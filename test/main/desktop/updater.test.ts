import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestOptions, request, type Server } from 'node:http'
import Module, { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { tempFolder } from '../../support/temp-folder'

/**
 * What electron-updater itself does with a feed, as `updates-machine` drives it: its own code over real HTTP, with Electron
 * and Electron's way to the network replaced by Node's. Replacing the app on disk is not reached.
 */
const CONTENT = Buffer.alloc(5_000, 'x')
const SUM = createHash('sha512').update(CONTENT).digest('base64')
const LIST = `version: 9.9.9\nfiles:\n  - url: a.AppImage\n    sha512: ${SUM}\n    size: 5000\npath: a.AppImage\nsha512: ${SUM}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`

type Load = (name: string, ...rest: unknown[]) => unknown
const module = Module as unknown as { _load: Load }
const load = module._load
const require = createRequire(import.meta.url)

let server: Server
let served = CONTENT

beforeEach(async () => {
  served = CONTENT
  server = createServer(({ url = '' }, response) => {
    if (url.includes('.yml')) response.end(LIST)
    else if (url.endsWith('a.AppImage')) response.end(served)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(() => {
  module._load = load
  server.close()
  server.closeAllConnections()
  vi.unstubAllEnvs()
})

async function updater() {
  const folder = await tempFolder()
  writeFileSync(join(folder, 'app-update.yml'), 'updaterCacheDirName: fogwatch-updater\n')
  vi.stubEnv('XDG_CACHE_HOME', folder)
  vi.stubEnv('LOCALAPPDATA', folder)
  vi.stubEnv('APPIMAGE', join(folder, 'Fogwatch.AppImage'))
  const app = Object.assign(new EventEmitter(), {
    getVersion: () => '0.1.0',
    getName: () => 'Fogwatch',
    getPath: () => folder,
    isPackaged: true,
    whenReady: async () => {},
  })
  module._load = (name, ...rest) => (name === 'electron' ? { app } : load.call(Module, name, ...rest))
  const { AppImageUpdater } = require('electron-updater') as typeof import('electron-updater')
  const { ElectronHttpExecutor } = require('electron-updater/out/electronHttpExecutor')
  const auto = new AppImageUpdater()
  const executor = new (class extends ElectronHttpExecutor {
    createRequest(options: RequestOptions, onResponse: (response: IncomingMessage) => void) {
      return request(options, onResponse)
    }
  })()
  Object.assign(auto, { httpExecutor: executor, logger: null, autoDownload: false })
  auto.disableDifferentialDownload = true
  auto.updateConfigPath = join(folder, 'app-update.yml')
  auto.setFeedURL({ provider: 'generic', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fog/` })
  auto.on('error', () => undefined)
  return auto
}

it('fetches what a feed offers, whole', async () => {
  const auto = await updater()
  expect((await auto.checkForUpdates())?.updateInfo.version).toBe('9.9.9')
  const [file = ''] = await auto.downloadUpdate()
  expect(readFileSync(file)).toEqual(CONTENT)
})

it('gives up what is not what the feed says', async () => {
  const auto = await updater()
  served = Buffer.alloc(5_000, 'y')
  await auto.checkForUpdates()
  await expect(auto.downloadUpdate()).rejects.toThrow(/sha512/)
})

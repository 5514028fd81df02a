import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { becomeReady } from './app'
import { launchChromium } from './chromium'
import { type CommandLine, readCommandLine } from './command-line'
import * as electron from './electron'
import { guard } from './guard'
import { provideElectron } from './module-hook'
import { host } from './state'

// In Electron's order: the app's main module runs first, then the browser starts, then the app is ready.
const args = process.argv.slice(2)
const commandLine = readCommandLine(args)
const require = createRequire(join(commandLine.folder, 'package.json'))
const { app } = electron

describeProcess(commandLine)
provideElectron(guard('electron', { ...electron }))
for (const preload of commandLine.preloads) require(preload)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
await import(pathToFileURL(commandLine.main).href)
// An app that quits at once never starts the browser.
await new Promise((resolve) => setImmediate(resolve))
if (!host.quitting) await startBrowser()

function describeProcess({ name, version, folder }: CommandLine): void {
  const installed = JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8')) as { version: string }
  Object.assign(host, { name, version, appPath: folder, electronVersion: installed.version })
  Object.defineProperty(process.versions, 'electron', { value: installed.version, enumerable: true })
  process.argv = [process.execPath, ...args]
}

async function startBrowser(): Promise<void> {
  const profile = join(app.getPath('userData'), 'chromium')
  mkdirSync(profile, { recursive: true })
  const open = args.includes('--remote-debugging-port=0')
  const chromium = await launchChromium({ profile, open, switches: host.switches })
  host.chromium = chromium
  void chromium.gone.then(() => {
    if (host.quitting) return
    process.stderr.write('electron stand-in: Chromium is gone\n')
    process.exit(1)
  })
  becomeReady()
}

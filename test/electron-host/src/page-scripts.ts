import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CdpSession } from './cdp'
import type { IsolatedConfig, WorldNames } from './page/messages'

/** The name that Electron, too, gives the JavaScript world of a preload. */
export const ISOLATED_WORLD = 'Electron Isolated Context'

const bundle = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.js`), 'utf8')
const random = (): string => `_${randomBytes(12).toString('hex')}`

/** Only documents that Electron's preload would run in: the main frame's, and not the blank one a target begins with. */
const inMainFrame = (code: string): string => `if (window.top === window && location.href !== 'about:blank') {${code}}`

/**
 * Has Chromium run the preload before the scripts of each document: in a world of its own, from which a binding leads
 * to us. Returns the name of that binding.
 */
export async function installPreload(session: CdpSession, preload: string): Promise<string> {
  const names: WorldNames = { main: random(), isolated: random() }
  const config: IsolatedConfig = { names, binding: random(), preload }
  const publish = `${bundle('main-world')}; standIn.publish(${JSON.stringify(names)})`
  const run = `${bundle('isolated-world')}; standIn.runPreload(${JSON.stringify(config)}, ${preloadFunction(preload)})`
  await session.send('Runtime.addBinding', { name: config.binding, executionContextName: ISOLATED_WORLD })
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: inMainFrame(inScope(publish)) })
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: ISOLATED_WORLD,
    source: `${inMainFrame(inScope(run))}\n//# sourceURL=${pathToFileURL(preload)}`,
  })
  return config.binding
}

const inScope = (code: string): string => `(() => {${code}})()`

const preloadFunction = (file: string): string =>
  `function (require, module, exports) {${readFileSync(file, 'utf8')}\n}`

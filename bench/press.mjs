// @ts-check
// Presses every button, link, switch and menu item of every screen in both languages, each on a new page of a built
// station, and tells what writes to the console, does nothing that could be noticed, has no name, or speaks the other
// language. What stands in several states of a screen, or around all of them, is pressed once:
//   npm run build && node bench/press.mjs [--languages en,zh] [--only settings,box]
// Some 20 minutes for a language. Exit code 1 if anything was found.
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { Presser } from './press/presser.mjs'
import { settle, wayBack } from './press/settled.mjs'
import { buildTools } from './screens/build.mjs'
import { FIRST_SCENES, LIVE_SCENES, LOGIN_SCENES } from './screens/scenes.mjs'
import { withStation } from './screens/station.mjs'

/** @typedef {'en' | 'zh'} Language */

const PRESSED = [
  ...['fleet', 'selected', 'menu', 'palette', 'help', 'box', 'box-devices', 'box-grid', 'box-events', 'box-report'],
  ...['events', 'reports', 'reports-scheduled', 'receiver', 'receiver-body', 'settings', 'mutes'],
]

const { values } = parseArgs({
  options: { languages: { type: 'string', default: 'en,zh' }, only: { type: 'string', default: '' } },
})
const only = values.only === '' ? ['first', 'login', ...PRESSED] : values.only.split(',')
const tools = await buildTools()
const browser = await chromium.launch({
  executablePath: process.env['FOGWATCH_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
let found = 0
let pressed = 0
try {
  for (const language of /** @type {Language[]} */ (values.languages.split(','))) {
    if (only.includes('first'))
      await withStation({ boxes: 0 }, async (station) => pressScene('first', language, station, await wayBack(station)))
    if (only.includes('login'))
      await withStation({ boxes: 0, password: 'long enough' }, (station) => pressScene('login', language, station))
    await withStation({ boxes: 0 }, async (station) => {
      const restore = await settle(station, language)
      const known = new Set()
      for (const scene of PRESSED) if (only.includes(scene)) await pressScene(scene, language, station, restore, known)
    })
  }
} finally {
  await browser.close()
}
console.log(`${pressed} pressed, ${found} findings`)
if (found > 0) process.exitCode = 1

/**
 * @param {string} scene
 * @param {Language} language
 * @param {import('./screens/station.mjs').Station} station
 * @param {() => Promise<void>} restore undoes what was pressed
 * @param {Set<string>} known what was pressed in other scenes, and is the same here
 */
async function pressScene(scene, language, station, restore = async () => {}, known = new Set()) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  // Each page begins as the first did.
  await context.addInitScript(() => {
    localStorage.clear()
    window.print = () => void document.body.append('printed')
  })
  /** @type {Readonly<Record<string, import('./screens/scenes.mjs').Scene>>} */
  const scenes = { ...LIVE_SCENES, ...LOGIN_SCENES, first: FIRST_SCENES.first }
  const wording = tools.wordingOf(language)
  const presser = new Presser(`${language} ${scene}`, {
    context,
    begin: async (page) => {
      await page.goto(station.viewer)
      await scenes[scene]?.(page, station)
    },
    restore,
    screen: scene === 'selected' ? 'fleet' : (scene.split('-')[0] ?? scene),
    known,
    foreign: (page) => page.evaluate(tools.foreignWords, wording),
  })
  const began = performance.now()
  await presser.pressAll().catch((/** @type {unknown} */ error) => presser.found(String(error)))
  found += presser.findings.size
  pressed += presser.pressed
  console.log(`${language} ${scene}: ${presser.pressed} pressed in ${Math.round((performance.now() - began) / 1000)} s`)
  await context.close()
}

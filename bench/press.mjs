// @ts-check
// Presses every button, link, switch and menu item of every screen in both languages, each on a new page of a built
// station, and tells what writes to the console, does nothing that could be noticed, has no name, or speaks the other
// language:
//   npm run build && node bench/press.mjs [--languages en,zh] [--only settings,box]
// Some 20 minutes for a language. Exit code 1 if anything was found.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { Presser } from './press/presser.mjs'
import { buildTools } from './screens/build.mjs'
import { FIRST_SCENES, LIVE_SCENES } from './screens/scenes.mjs'
import { withStation } from './screens/station.mjs'

/** @typedef {'en' | 'zh'} Language */

const PRESSED = [
  ...['fleet', 'selected', 'menu', 'palette', 'help', 'box', 'box-devices', 'box-grid', 'box-events', 'box-report'],
  ...['events', 'reports', 'reports-scheduled', 'receiver', 'receiver-body', 'settings', 'mutes'],
]

const { values } = parseArgs({
  options: { languages: { type: 'string', default: 'en,zh' }, only: { type: 'string', default: '' } },
})
const only = values.only === '' ? ['first', ...PRESSED] : values.only.split(',')
const sample = JSON.parse(readFileSync(new URL('../test/fixtures/reports/d1-fog-status.json', import.meta.url), 'utf8'))
const tools = await buildTools()
const browser = await chromium.launch({
  executablePath: process.env['FOGWATCH_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
let found = 0
let pressed = 0
try {
  for (const language of /** @type {Language[]} */ (values.languages.split(','))) {
    if (only.includes('first')) await withStation({ boxes: 0 }, (station) => pressScene('first', language, station))
    await withStation({ boxes: 0 }, async (station) => {
      await settle(station, language)
      for (const scene of PRESSED) if (only.includes(scene)) await pressScene(scene, language, station)
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
 */
async function pressScene(scene, language, station) {
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
  const scenes = { ...LIVE_SCENES, first: FIRST_SCENES.first }
  const wording = tools.wordingOf(language)
  const presser = new Presser(`${language} ${scene}`, {
    context,
    begin: async (page) => {
      await page.goto(station.viewer)
      await scenes[scene]?.(page, station)
    },
    restore: () => restore(station),
    foreign: (page) => page.evaluate(tools.foreignWords, wording),
  })
  const began = performance.now()
  await presser.pressAll().catch((/** @type {unknown} */ error) => presser.found(String(error)))
  found += presser.findings.size
  pressed += presser.pressed
  console.log(`${language} ${scene}: ${presser.pressed} pressed in ${Math.round((performance.now() - began) / 1000)} s`)
  await context.close()
}

/**
 * Boxes that have reported, and report no more without being missed, so that nothing moves by itself.
 * @param {import('./screens/station.mjs').Station} station
 * @param {Language} language
 */
async function settle(station, language) {
  for (let n = 1; n <= 6; n++) {
    const gateway_sn = `SN-000${n}`
    const gateway_name = language === 'zh' ? `北门0${n}` : `North gate 0${n}`
    const sub_devices = sample.sub_devices.map((/** @type {object} */ device, /** @type {number} */ at) => ({
      ...device,
      ep_name: language === 'zh' ? `${at + 1}号摄像机` : `Camera ${at + 1}`,
    }))
    const body = { ...sample, gateway_sn, gateway_name, dev_sno: `AUTH-${n}`, sub_devices }
    await post(`${station.receiver}/SophonFogStatus`, body)
    await post(`${station.viewer}/api/gateways/${gateway_sn}`, { periodSeconds: 3600, group: n < 4 ? 'A' : 'B' })
  }
  await station.knock()
  await post(`${station.viewer}/api/storage/backup`, {})
}

/** @param {import('./screens/station.mjs').Station} station */
async function restore({ viewer }) {
  const removed = await (await fetch(`${viewer}/api/fleet/removed`)).json()
  const ids = removed.gateways.map((/** @type {{ id: string }} */ { id }) => id)
  const mended = /** @type {const} */ ([
    ['simulation', { boxes: 0 }],
    ['receiver/open', {}],
    ['mutes/end', { scope: { kind: 'fleet' } }],
    [
      'settings',
      { theme: 'system', language: 'system', anyPath: true, alertSound: false, quietHours: [], exportSchedules: [] },
    ],
    ...(ids.length === 0 ? [] : [/** @type {const} */ (['fleet/restore', { ids }])]),
  ])
  for (const [path, body] of mended) await post(`${viewer}/api/${path}`, body)
}

/**
 * @param {string} url
 * @param {object} body
 */
async function post(url, body) {
  const headers = { 'content-type': 'application/json' }
  await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).arrayBuffer()
}

// @ts-check
// Every screen and state as a picture, to be laid beside the design: a built station, a simulated fleet that reports to it
// for a while so that there is something to see, and Chromium.
//   npm run build && node bench/screens.mjs --out DIR [--fleets 6,60,600] [--sizes 1366x768,1920x1080]
//     [--themes light,dark] [--languages en,zh] [--only fleet,events] [--live SECONDS]
// Files are named fleet-screen-theme-language-width.png.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { SCENES } from './screens/scenes.mjs'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    fleets: { type: 'string', default: '6,60,600' },
    sizes: { type: 'string', default: '1366x768,1920x1080' },
    themes: { type: 'string', default: 'light,dark' },
    languages: { type: 'string', default: 'en,zh' },
    only: { type: 'string', default: '' },
    live: { type: 'string', default: '150' },
  },
})
if (values.out === undefined) {
  console.error('Say where the pictures go: node bench/screens.mjs --out DIR')
  process.exit(2)
}
const root = fileURLToPath(new URL('..', import.meta.url))
const out = resolve(values.out)
const wanted = values.only === '' ? null : values.only.split(',')
await mkdir(out, { recursive: true })
const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] })
try {
  await withStation(0, takeFirstRun)
  for (const boxes of values.fleets.split(',')) await withStation(Number(boxes), takeFleet)
} finally {
  await browser.close()
}

/** @param {Station} station */
async function takeFirstRun(station) {
  if (wanted !== null && !wanted.includes('first')) return
  await inEveryLook(station, async (page, name) => {
    await page.locator('main h1').waitFor()
    await shoot(page, `0-first-${name}`)
  })
}

/** @param {Station} station */
async function takeFleet(station) {
  console.log(`${station.boxes} boxes live for ${values.live} s`)
  await pause(Number(values.live) * 1000)
  await station.knock()
  await inEveryLook(station, async (page, name) => {
    for (const [scene, show] of Object.entries(SCENES)) {
      if (wanted !== null && !wanted.includes(scene)) continue
      // Each scene begins with the density that suits the fleet.
      await page.evaluate(() => localStorage.clear())
      await page.goto(station.viewer)
      await page.getByRole('navigation').first().waitFor()
      // Not the cards of a fleet that is still to come.
      await page.locator('[data-gateway]').first().waitFor()
      try {
        await show(page)
        await pause(300)
        await shoot(page, `${station.boxes}-${scene}-${name}`)
      } catch (wrong) {
        console.error(`${station.boxes} ${scene} ${name}: ${String(wrong).split('\n')[0]}`)
      }
    }
  })
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function shoot(page, name) {
  await page.screenshot({ path: join(out, `${name}.png`) })
}

/**
 * @param {Station} station
 * @param {(page: import('@playwright/test').Page, name: string) => Promise<void>} take
 */
async function inEveryLook({ viewer }, take) {
  for (const size of values.sizes.split(',')) {
    const [width = 1366, height = 768] = size.split('x').map(Number)
    for (const theme of values.themes.split(',')) {
      for (const language of values.languages.split(',')) {
        const page = await browser.newPage({
          viewport: { width, height },
          locale: language === 'zh' ? 'zh-CN' : 'en-GB',
          colorScheme: theme === 'dark' ? 'dark' : 'light',
        })
        await page.goto(viewer)
        await take(page, `${theme}-${language}-${width}`)
        await page.close()
      }
    }
  }
}

/**
 * @typedef {{ boxes: number, viewer: string, knock: () => Promise<void> }} Station
 * @param {number} boxes
 * @param {(station: Station) => Promise<void>} use
 */
async function withStation(boxes, use) {
  const data = await mkdtemp(join(tmpdir(), 'fogwatch-screens-'))
  const args = ['out/main/headless.js', '--port', '0', '--viewer-port', '0', '--host', '127.0.0.1', '--data', data]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const { receiver, viewer } = await addressesOf(child)
  const simulator = boxes === 0 ? null : simulate(boxes, receiver)
  try {
    await use({ boxes, viewer, knock: () => nearMisses(receiver) })
  } finally {
    for (const each of [simulator, child]) {
      if (each === null) continue
      each.kill('SIGKILL')
      await once(each, 'exit')
    }
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * @param {number} boxes
 * @param {string} receiver
 */
function simulate(boxes, receiver) {
  const args = [
    ...['scripts/simulate.mjs', '--url', `${receiver}/SophonFogStatus`, '--boxes', String(boxes), '--allow-failures'],
    ...['--quiet', '--period', boxes > 100 ? '10' : '5', '--silences', '4', '--faults', '4', '--device-outages', '12'],
  ]
  return spawn(process.execPath, args, { cwd: root, stdio: 'ignore' })
}

/** @param {string} receiver */
async function nearMisses(receiver) {
  const post = (/** @type {string} */ path, /** @type {string} */ body) =>
    fetch(`${receiver}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await post('/status', '{"hello": "world"}')
  await post('/SophonFogStatus', '{"gateway_sn": "SN-", "gateway_name": "North gate", "devices": [{"ip": "10.0.0.1",}')
  await post('/SophonFogStatus', JSON.stringify({ gateway_sn: '', gateway_name: 'Nobody', devices: [] }))
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ receiver: string, viewer: string }>}
 */
function addressesOf(child) {
  return new Promise((resolvePromise) => {
    let text = ''
    child.stdout?.on('data', (some) => {
      text += some
      const receiver = /^receiver\s+(\S+)/m.exec(text)?.[1]
      const viewer = /^interface\s+(\S+)\n/m.exec(text)?.[1]
      if (receiver && viewer) resolvePromise({ receiver: new URL(receiver).origin, viewer })
    })
  })
}

// @ts-check
// Every screen and state as a picture, to be laid beside the design, and an audit over all of them: text below 4.5:1 or
// 11 px, anything cut off, sideways scrolling, words of the other language. The pictures are of a built page: of real
// stations that simulated boxes report to, and, for states a healthy station does not have, of one that is played.
//   npm run build && node bench/screens.mjs --out DIR [--fleets 6,60,600] [--sizes 1366x768,1920x1080]
//     [--themes light,dark] [--languages en,zh] [--only events,chart] [--live SECONDS] [--no-played] [--no-live]
// Files are named scene-language-theme-width.png; `--only` takes beginnings of scenes. Exit code 1 if the audit finds
// anything or a scene cannot be reached.
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { buildTools } from './screens/build.mjs'
import { FIRST_SCENES, LIVE_SCENES, LOGIN_SCENES } from './screens/scenes.mjs'
import { withStation } from './screens/station.mjs'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    fleets: { type: 'string', default: '6,60,600' },
    sizes: { type: 'string', default: '1366x768,1920x1080' },
    themes: { type: 'string', default: 'light,dark' },
    languages: { type: 'string', default: 'en,zh' },
    only: { type: 'string', default: '' },
    live: { type: 'string', default: '150' },
    'no-played': { type: 'boolean', default: false },
    'no-live': { type: 'boolean', default: false },
  },
})
if (values.out === undefined) {
  console.error('Say where the pictures go: node bench/screens.mjs --out DIR')
  process.exit(2)
}
const out = resolve(values.out)
const only = values.only === '' ? [''] : values.only.split(',')
const languages = /** @type {('en' | 'zh')[]} */ (values.languages.split(','))
await mkdir(out, { recursive: true })
const tools = await buildTools()
const browser = await chromium.launch({
  executablePath: process.env['FOGWATCH_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
/** @type {string[]} */
const findings = []
let pictures = 0
try {
  if (!values['no-played']) for (const language of languages) await takePlayed(language)
  if (!values['no-live']) await takeLive()
} finally {
  await browser.close()
}
for (const finding of findings) console.error(finding)
console.log(`${pictures} pictures in ${out}, ${findings.length} findings`)
if (findings.length > 0) process.exitCode = 1

/** @param {'en' | 'zh'} language */
async function takePlayed(language) {
  for (const [name, state] of Object.entries(tools.STATES)) {
    if (!isWanted(name)) continue
    await onPage(language, name, { mixedNames: false }, async (page) => {
      const now = Date.now()
      const station = await tools.openPlayed(page, state.fleet(language, now), state.answers?.(language, now))
      await (state.show ?? tools.untilShown)(page, station)
    })
  }
}

async function takeLive() {
  await withStation({ boxes: 0 }, (station) => takeScenes('0', FIRST_SCENES, station))
  await withStation({ boxes: 0, password: 'correct horse' }, (station) => takeScenes('0', LOGIN_SCENES, station))
  for (const boxes of values.fleets.split(',').map(Number)) {
    if (!Object.keys(LIVE_SCENES).some((scene) => isWanted(`${boxes}-${scene}`))) continue
    await withStation({ boxes, past: tools.leaveMonth }, async (station) => {
      console.log(`${boxes} boxes live for ${values.live} s`)
      await pause(Number(values.live) * 1000)
      await station.knock()
      await takeScenes(String(boxes), LIVE_SCENES, station)
    })
  }
}

/**
 * @param {string} prefix
 * @param {Readonly<Record<string, import('./screens/scenes.mjs').Scene>>} scenes
 * @param {import('./screens/station.mjs').Station} station
 */
async function takeScenes(prefix, scenes, station) {
  for (const [scene, show] of Object.entries(scenes)) {
    const name = `${prefix}-${scene}`
    if (!isWanted(name)) continue
    for (const language of languages)
      await onPage(language, name, { mixedNames: true }, async (page) => {
        await page.goto(station.viewer)
        await show(page, station)
      })
  }
}

/** @param {string} name */
function isWanted(name) {
  return only.some((start) => name.startsWith(start) || name.replace(/^\d+-/, '').startsWith(start))
}

/**
 * Brings a new page somewhere, and takes what it shows in every size and theme.
 * @param {'en' | 'zh'} language
 * @param {string} name
 * @param {{ mixedNames: boolean }} names
 * @param {(page: import('@playwright/test').Page) => Promise<unknown>} show
 */
async function onPage(language, name, { mixedNames }, show) {
  const context = await browser.newContext({
    viewport: sizes()[0] ?? null,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  try {
    await show(page)
    for (const size of sizes()) {
      await page.setViewportSize(size)
      for (const theme of values.themes.split(',')) {
        // Paper is light, whatever the screen is.
        if (name.endsWith('-paper') && theme === 'dark') continue
        await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' })
        await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))))
        await pause(150)
        const picture = `${name}-${language}-${theme}-${size.width}`
        await page.screenshot({ path: join(out, `${picture}.png`) })
        pictures++
        for (const found of await page.evaluate(tools.auditPage)) findings.push(`${picture}: ${found}`)
      }
    }
    const { foreign } = tools.wordingOf(language)
    const wording = { language, foreign: foreign.filter((words) => !tools.SAID_BY_BOXES.includes(words)), mixedNames }
    for (const found of await page.evaluate(tools.foreignWords, wording)) findings.push(`${name} ${language}: ${found}`)
  } catch (wrong) {
    findings.push(`${name} ${language} cannot be reached: ${String(wrong).split('\n').slice(0, 2).join(' ')}`)
  } finally {
    await context.close()
  }
}

function sizes() {
  return values.sizes.split(',').map((size) => {
    const [width = 1366, height = 768] = size.split('x').map(Number)
    return { width, height }
  })
}

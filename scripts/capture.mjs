// @ts-check
// The pictures of the README, taken of the built station, simulated boxes and Chromium, in both languages:
//   npm run build && node scripts/capture.mjs [--only still,film] [--languages en,zh] [--port N] [--out docs]
// The still: a fleet of 60 after a day. The film: a camera goes down, its card turns, the news of it, the box with its
// day, the CSV file of what happened. Waiting (20 s until news are told) is cut out; nothing else is.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { Film } from './capture/film.mjs'
import { withLivedStation } from './capture/station.mjs'

/** @typedef {'en' | 'zh'} Language */

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'still,film' },
    languages: { type: 'string', default: 'en,zh' },
    out: { type: 'string', default: 'docs' },
    port: { type: 'string', default: '9528' },
  },
})
const out = resolve(values.out)
const { port } = values
/** One that tells temperatures and streams as well. @type {import('../src/shared/model/report').DialectId[]} */
const dialects = ['D2']
const minutes = (/** @type {number} */ n) => n * 60_000
const GROUPS = { en: ['Campus east', 'Campus west', 'Metro depot'], zh: ['东区', '西区', '车辆段'] }
const FAULT = { en: 'NPU temperature high', zh: 'NPU 温度过高' }
const suffix = (/** @type {Language} */ language) => (language === 'en' ? '' : '.zh')

const browser = await chromium.launch({
  executablePath: process.env['FOGWATCH_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  for (const language of /** @type {Language[]} */ (values.languages.split(','))) {
    if (values.only.includes('still')) await takeStill(language)
    if (values.only.includes('film')) await takeFilm(language)
  }
} finally {
  await browser.close()
}

/** @param {Language} language */
async function takeStill(language) {
  const options = { boxes: 48, devices: { min: 4, max: 16 }, seed: 'readme', language, dialects }
  const groupOf = (/** @type {number} */ index) => GROUPS[language][index % 3] ?? ''
  // One has been silent for a while.
  const silentFor = new Map([[4, minutes(83)]])
  await withLivedStation({ options, groupOf, silentFor, period: 10_000, port }, async ({ viewer, simulator }) => {
    const page = await open(language, viewer, { width: 1366, height: 768 })
    simulator.fault(serialOf(simulator, 8), FAULT[language])
    for (const at of [0, 1]) simulator.deviceDown(serialOf(simulator, 8), at)
    await page.locator('.card, .tile').first().waitFor()
    await page.keyboard.press('Alt+1')
    // Nobody is called offline in the first minute.
    await page
      .locator('.card.offline')
      .first()
      .waitFor({ timeout: minutes(5) })
    // Until it has found its place, and what was told is read.
    await page.waitForTimeout(1500)
    for (const toast of await page.locator('.toast [aria-label]').all()) await toast.click()
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(out, `fleet${suffix(language)}.png`) })
    await page.close()
  })
}

/** @param {Language} language */
async function takeFilm(language) {
  const options = { boxes: 9, devices: { min: 4, max: 10 }, seed: 'film', language, dialects }
  const groupOf = () => GROUPS[language][0] ?? ''
  const folder = await mkdtemp(join(tmpdir(), 'fogwatch-film-'))
  await withLivedStation(
    { options, groupOf, silentFor: new Map(), period: 4000, port },
    async ({ viewer, simulator }) => {
      const page = await open(language, viewer, { width: 1200, height: 720 })
      await page.locator('.card').nth(8).waitFor()
      // Until all have reported, and what was left over from the day before is told.
      await page.waitForTimeout(8000)
      const film = new Film(page, folder)
      await play(film, simulator)
      const path = join(out, `film${suffix(language)}.webp`)
      await film.write(path)
      const lasts = film.frames.reduce((sum, { stands }) => sum + stands, 0)
      console.log(
        `${path}: ${film.frames.length} pictures, ${lasts / 1000} s, ${Math.round((await stat(path)).size / 1024)} KB`,
      )
      await page.close()
    },
  )
  await rm(folder, { recursive: true, force: true })
}

/**
 * @param {Film} film
 * @param {import('../src/main/simulator/simulator').Simulator} simulator
 */
async function play(film, simulator) {
  const { page } = film
  const [serial, camera] = cameraOf(simulator, 4)
  await film.watch(1250)
  simulator.deviceDown(serial, camera)
  await simulator.reportNow(serial)
  await film.watch(1750)
  await page
    .locator('.toast')
    .first()
    .waitFor({ timeout: minutes(2) })
  await film.watch(1500)
  await film.press(page.locator('.toast .btn').first())
  await page.locator('.gateway-head').waitFor()
  await page.waitForTimeout(1200)
  await film.watch(1500)
  await page
    .locator('.devices')
    .first()
    .evaluate((devices) => devices.scrollIntoView({ block: 'end', behavior: 'instant' }))
  await film.watch(1500)
  await film.press(page.locator('.toast .btn').last())
  await film.watch(500)
  await page.keyboard.press('3')
  await page.locator('.report-preview').first().waitFor()
  await film.watch(1000)
  await film.press(page.locator('.report-kind').nth(2))
  await page.waitForTimeout(1200)
  await film.watch(1000)
  await film.press(page.locator('.report-form .btn.primary'))
  await page.waitForTimeout(800)
  await film.watch(1750)
}

/**
 * A box, and the place of a camera behind it that has a name.
 * @param {import('../src/main/simulator/simulator').Simulator} simulator
 * @param {number} index of the box
 * @returns {[string, number]}
 */
function cameraOf({ boxes }, index) {
  const box = boxes[index]
  const camera = box?.devices.findIndex(({ name, type }) => name !== '' && (type === 2 || type === 3)) ?? -1
  if (box === undefined || camera < 0) throw new Error(`no camera behind box ${index}`)
  return [box.serial, camera]
}

/**
 * @param {import('../src/main/simulator/simulator').Simulator} simulator
 * @param {number} index
 */
function serialOf({ boxes }, index) {
  return boxes[index]?.serial ?? ''
}

/**
 * @param {Language} language
 * @param {string} viewer
 * @param {{ width: number, height: number }} viewport
 */
async function open(language, viewer, viewport) {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const page = await browser.newPage({ viewport, locale, colorScheme: 'light', acceptDownloads: true })
  await page.goto(viewer)
  return page
}

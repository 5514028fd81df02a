// @ts-check
// Draws packaging/icons/*.svg in Chromium at every size the systems ask for. To be run after one of them was changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { icnsOf, icoOf } from './icon-files.mjs'

const folder = fileURLToPath(new URL('../packaging/icons', import.meta.url))

/** Up to here a pixel counts. */
const SMALL = 32

const SIZES = { ico: [16, 20, 24, 32, 40, 48, 64, 128, 256], linux: [16, 24, 32, 48, 64, 128, 256, 512, 1024] }
const MAC_SIZES = [16, 32, 64, 128, 256, 512, 1024]

const executablePath = process.env['FOGWATCH_CHROMIUM'] ?? '/usr/bin/chromium'
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] })
const page = await browser.newPage()

/**
 * @param {string} name of an SVG in the folder
 * @param {number} size
 */
async function draw(name, size) {
  const svg = readFileSync(join(folder, name), 'utf8')
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  return { size, png: await page.screenshot({ omitBackground: true }) }
}

/** @param {number} size */
const plain = (size) => draw(size <= SMALL ? 'icon-small.svg' : 'icon.svg', size)

/** @param {number} size */
const onAppleGrid = (size) => draw(size <= SMALL ? 'icon-small.svg' : 'icon-mac.svg', size)

/**
 * One after the other: they share the page.
 * @param {readonly number[]} sizes
 * @param {(size: number) => ReturnType<typeof draw>} drawOne
 */
async function all(sizes, drawOne) {
  const pictures = []
  for (const size of sizes) pictures.push(await drawOne(size))
  return pictures
}

mkdirSync(join(folder, 'png'), { recursive: true })
writeFileSync(join(folder, 'icon.ico'), icoOf(await all(SIZES.ico, plain)))
writeFileSync(join(folder, 'icon.icns'), icnsOf(await all(MAC_SIZES, onAppleGrid)))
for (const { size, png } of await all(SIZES.linux, plain)) {
  writeFileSync(join(folder, 'png', `${size}x${size}.png`), png)
}
await browser.close()

// @ts-check
import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** @typedef {import('@playwright/test').Page} Page */

/** A film of a page: still pictures, each with how long it stands, and a pointer that is drawn into them. */
export class Film {
  /** @type {{ file: string, stands: number }[]} */
  frames = []
  pointer = { x: 640, y: 420 }

  /**
   * @param {Page} page
   * @param {string} folder for the pictures
   */
  constructor(page, folder) {
    this.page = page
    this.folder = folder
  }

  /** @param {number} stands milliseconds */
  async shoot(stands) {
    const file = join(this.folder, `${String(this.frames.length).padStart(3, '0')}.png`)
    await this.drawPointer()
    await this.page.screenshot({ path: file })
    this.frames.push({ file, stands })
  }

  /**
   * What goes on by itself, for so long.
   * @param {number} lasts milliseconds
   */
  async watch(lasts) {
    for (let at = 0; at < lasts; at += 250) await this.shoot(250)
  }

  /**
   * Goes there and presses it.
   * @param {import('@playwright/test').Locator} target
   */
  async press(target) {
    const box = await target.boundingBox()
    if (box === null) throw new Error(`nothing to press: ${target}`)
    const [from, to] = [
      this.pointer,
      { x: box.x + Math.min(box.width / 2, 120), y: box.y + Math.min(box.height / 2, 24) },
    ]
    for (let n = 1; n <= 6; n++) {
      const share = 1 - (1 - n / 6) ** 2
      this.pointer = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
      await this.shoot(60)
    }
    await this.shoot(200)
    await target.click()
    await this.page.mouse.move(0, 0)
  }

  async drawPointer() {
    await this.page.evaluate(({ x, y }) => {
      const id = 'film-pointer'
      const arrow = 'M2 1 L2 17 L6 13 L9 20 L12 18.7 L9 12 L15 12 Z'
      const svg = `<svg width="22" height="26"><path d="${arrow}" fill="#111" stroke="#fff" stroke-width="1.4"/></svg>`
      const pointer = document.getElementById(id) ?? document.body.appendChild(document.createElement('div'))
      pointer.id = id
      pointer.popover = 'manual'
      pointer.innerHTML = svg
      pointer.style.cssText = `position:fixed;inset:auto;left:${x}px;top:${y}px;margin:0;padding:0;border:0;background:none;pointer-events:none`
      // Anew each time, so that it lies above what was opened since.
      pointer.hidePopover()
      pointer.showPopover()
    }, this.pointer)
  }

  /**
   * As an animated WebP, by `img2webp` (Debian: `webp`), or, where the name says so, as another kind of film by `ffmpeg`.
   * @param {string} path
   */
  async write(path) {
    await mkdir(this.folder, { recursive: true })
    if (!path.endsWith('.webp')) return this.writeByFfmpeg(path)
    const frames = this.frames.flatMap(({ file, stands }) => ['-d', String(stands), file])
    runOrSay('img2webp', ['-loop', '0', '-min_size', '-lossy', '-q', '70', '-m', '4', ...frames, '-o', path], 'webp')
  }

  /** @param {string} path */
  async writeByFfmpeg(path) {
    const list = join(this.folder, 'frames.txt')
    const lines = this.frames.map(({ file, stands }) => `file '${file}'\nduration ${stands / 1000}`)
    await writeFile(list, `${lines.join('\n')}\n`)
    runOrSay('ffmpeg', ['-y', '-loglevel', 'error', '-f', 'concat', '-safe', '0', '-i', list, path], 'ffmpeg')
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} debianPackage
 */
function runOrSay(program, args, debianPackage) {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (error) throw new Error(`${program} is needed and not here; on Debian: apt-get install ${debianPackage}`)
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
}

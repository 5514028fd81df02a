// @ts-check
import { actionsNow, appearance } from './page.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./page.mjs').Action} Action
 * @typedef {object} Ways
 * @property {import('@playwright/test').BrowserContext} context
 * @property {(page: Page) => Promise<unknown>} begin brings a new page to the scene
 * @property {() => Promise<void>} restore undoes what was pressed
 * @property {(page: Page) => Promise<string[]>} foreign words of another language
 * @property {string} screen of which the scene is one state
 * @property {Set<string>} known what was pressed in other states of the screen, and around other screens
 */

/** How deep dialogs and menus are followed. */
const DEEPEST = 2
/** A busy machine takes its time. */
const PATIENCE = 2500

/** Presses all that can be pressed in a scene, and in what opens from it, each time from the beginning. */
export class Presser {
  /** @type {Set<string>} */
  findings = new Set()
  /** @type {Set<string>} */
  words = new Set()
  pressed = 0
  requests = 0
  /** Requests that are not answered yet. */
  pending = 0
  where = ''

  /**
   * @param {string} scene
   * @param {Ways} ways
   */
  constructor(scene, ways) {
    this.scene = scene
    this.ways = ways
  }

  /** @param {readonly Action[]} path what was pressed before */
  async pressAll(path = []) {
    const page = await this.open(path)
    await this.read(page)
    const actions = await page.evaluate(actionsNow, null)
    await page.close()
    for (const action of actions) {
      if (path.length === 0) {
        const known = `${action.isAround ? '' : this.ways.screen} ${action.key} ${action.nth}`
        if (this.ways.known.has(known)) continue
        this.ways.known.add(known)
      }
      const opens = await this.orFound(this.press(path, action))
      await this.orFound(this.ways.restore())
      if (opens && path.length < DEEPEST) await this.orFound(this.pressAll([...path, action]))
    }
  }

  /**
   * One that cannot be pressed keeps no other from being pressed.
   * @template T
   * @param {Promise<T>} work
   */
  async orFound(work) {
    try {
      return await work
    } catch (error) {
      this.found(String(error).split('\n')[0] ?? '')
      await this.closePages()
      return undefined
    }
  }

  async closePages() {
    for (const page of this.ways.context.pages()) await page.close()
  }

  /**
   * @param {readonly Action[]} path
   * @param {Action} action
   * @returns {Promise<boolean>} whether a dialog or menu opened
   */
  async press(path, action) {
    const page = await this.open(path)
    this.where = [this.scene, ...path.map(({ name }) => name), action.name].join(' > ')
    if (action.name === '') this.found(`has no name: ${action.key}`)
    const before = await page.evaluate(appearance)
    this.requests = 0
    await click(page, action)
    this.pressed++
    const until = Date.now() + PATIENCE
    let after = before
    while (Date.now() < until && after.seen === before.seen && this.requests === 0) {
      await page.waitForTimeout(150)
      after = await page.evaluate(appearance)
    }
    const isNothing = after.seen === before.seen && this.requests === 0
    if (isNothing && !action.isPressed) this.found(`nothing happens: ${action.key}`)
    // What is under way is put back only once it is done.
    for (const end = Date.now() + 4 * PATIENCE; this.pending > 0 && Date.now() < end; ) await page.waitForTimeout(50)
    await this.read(page)
    await page.close()
    return after.open > before.open
  }

  /**
   * A new page in the scene, with so much of it pressed already.
   * @param {readonly Action[]} path
   */
  async open(path) {
    this.where = [this.scene, ...path.map(({ name }) => name)].join(' > ')
    const page = await this.ways.context.newPage()
    page.setDefaultTimeout(10_000)
    page.on(
      'console',
      (message) => ['error', 'warning'].includes(message.type()) && this.found(`console: ${message.text()}`),
    )
    page.on('pageerror', (error) => this.found(`page: ${error.message}`))
    const isCall = (/** @type {import('@playwright/test').Request} */ request) =>
      /\/api\/(?!stream)/.test(request.url())
    this.pending = 0
    page.on('request', (request) => {
      if (!isCall(request)) return
      this.requests++
      this.pending++
    })
    for (const end of /** @type {const} */ (['requestfinished', 'requestfailed']))
      page.on(/** @type {'requestfinished'} */ (end), (request) => isCall(request) && this.pending--)
    page.on('download', () => this.requests++)
    page.on('filechooser', () => this.requests++)
    await this.ways.begin(page)
    for (const action of path) {
      await click(page, action)
      await page.locator('dialog[open], [popover]:popover-open:not(.tip)').first().waitFor()
    }
    return page
  }

  /**
   * Words of another language are told where they are first seen, but where that language was chosen.
   * @param {Page} page
   */
  async read(page) {
    const language = await page.evaluate(() => document.documentElement.lang)
    if (!language.startsWith(this.scene.slice(0, 2))) return
    for (const words of await this.ways.foreign(page)) {
      if (!this.words.has(words)) this.found(words)
      this.words.add(words)
    }
  }

  /** @param {string} what */
  found(what) {
    const finding = `${this.where}: ${what}`
    if (!this.findings.has(finding)) console.error(finding)
    this.findings.add(finding)
  }
}

/**
 * @param {Page} page
 * @param {Action} action
 */
async function click(page, action) {
  const target = page.locator('[data-pressed]')
  // What is loaded after the rest may take its time.
  for (const until = Date.now() + PATIENCE; Date.now() < until; await page.waitForTimeout(150)) {
    await page.evaluate(actionsNow, action)
    if ((await target.count()) > 0) break
  }
  await target.click()
}

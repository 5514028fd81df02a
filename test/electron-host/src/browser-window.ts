import { EventEmitter } from 'node:events'
import { afterWindowClosed, app, openWindows } from './app'
import { PreventableEvent } from './preventable'
import { host, runningChromium } from './state'
import { WebContents } from './web-contents'

/** A window as bookkeeping: shown, focused and minimised are what was asked for, not what a screen shows. */
export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents
  #visible: boolean
  #focused = false
  #minimized = false
  #destroyed = false
  #title: string

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows].filter((window) => window instanceof BrowserWindow)
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    runningChromium()
    this.webContents = new WebContents(options.webPreferences?.preload)
    this.id = this.webContents.id
    this.#visible = options.show !== false
    this.#title = options.title ?? host.name
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    openWindows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.#visible = true
    this.focus()
  }

  focus(): void {
    const was = this.#focused
    for (const window of BrowserWindow.getAllWindows()) window.#focused = false
    this.#focused = true
    if (!was) this.emit('focus')
    // Chromium may be closing meanwhile.
    this.webContents.bringToFront().catch(() => {})
  }

  minimize(): void {
    this.#minimized = true
    this.#focused = false
  }

  restore(): void {
    this.#minimized = false
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  flashFrame(_flag: boolean): void {}

  setOverlayIcon(_overlay: Electron.NativeImage | null, _description: string): void {}

  isVisible(): boolean {
    return this.#visible && !this.#minimized
  }

  isFocused(): boolean {
    return this.#focused
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  close(): void {
    void this.tryClose()
  }

  /** `close`, with word of whether it was prevented. */
  async tryClose(): Promise<boolean> {
    if (this.#destroyed) return true
    const asked = new PreventableEvent()
    this.emit('close', asked)
    if (asked.defaultPrevented) return false
    this.#destroyed = true
    await this.webContents.destroy()
    openWindows.delete(this)
    this.emit('closed')
    afterWindowClosed()
    return true
  }
}

BrowserWindow.prototype satisfies Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'minimize'
  | 'restore'
  | 'getTitle'
  | 'setTitle'
  | 'flashFrame'
  | 'setOverlayIcon'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isDestroyed'
  | 'close'
>

import { EventEmitter } from 'node:events'
import { afterWindowClosed, app, openWindows } from './app'
import type { NativeImage } from './native-image'
import { PreventableEvent } from './preventable'
import { screen } from './screen'
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
  #bounds: Electron.Rectangle
  #maximized = false
  #fullScreen = false

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
    this.#bounds = boundsOf(options)
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

  hide(): void {
    this.#visible = false
    this.#focused = false
    this.emit('hide')
  }

  getBounds(): Electron.Rectangle {
    const { x, y, width, height } = screen.getPrimaryDisplay().workArea
    return this.#maximized ? { x, y, width, height } : { ...this.#bounds }
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('move')
    this.emit('resize')
  }

  maximize(): void {
    this.#maximized = true
    this.#visible = true
    this.emit('maximize')
  }

  unmaximize(): void {
    this.#maximized = false
    this.emit('unmaximize')
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  setFullScreen(flag: boolean): void {
    if (flag === this.#fullScreen) return
    this.#fullScreen = flag
    queueMicrotask(() => this.emit(flag ? 'enter-full-screen' : 'leave-full-screen'))
  }

  isFullScreen(): boolean {
    return this.#fullScreen
  }

  setProgressBar(progress: number): void {
    if (!Number.isFinite(progress)) throw new TypeError('Error processing argument at index 0')
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

  setOverlayIcon(_overlay: NativeImage | null, _description: string): void {}

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
  | 'hide'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'setProgressBar'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isDestroyed'
  | 'close'
>

/** As Electron has it: 800 × 600 in the middle of the screen, if nothing else is said. */
function boundsOf({ x, y, width = 800, height = 600 }: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const { workArea } = screen.getPrimaryDisplay()
  return {
    x: x ?? Math.round(workArea.x + (workArea.width - width) / 2),
    y: y ?? Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  }
}

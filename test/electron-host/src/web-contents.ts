import { EventEmitter } from 'node:events'
import { guard } from './guard'
import { answer } from './ipc-handlers'
import { fromChromium } from './own-schemes'
import { decode, encode } from './page/codec'
import type { FromPage } from './page/messages'
import { type NavigationRequest, PageTarget } from './page-target'
import { PreventableEvent } from './preventable'

const all = new Set<WebContents>()
let lastId = 0

const WEBRTC_POLICIES = [
  'default',
  'default_public_interface_only',
  'default_public_and_private_interfaces',
  'disable_non_proxied_udp',
]

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse

/** The contents of a window: a page of Chromium with Electron's manners. */
export class WebContents extends EventEmitter {
  readonly id = ++lastId
  readonly #page: Promise<PageTarget>
  #target: PageTarget | undefined
  #destroyed = false
  #zoomFactor = 1
  #webRtcPolicy = 'default'
  #mayOpen: OpenHandler = () => ({ action: 'allow' })

  constructor(preload: string | undefined) {
    super()
    all.add(this)
    this.#page = PageTarget.open(preload, {
      message: (message) => void this.#hear(message),
      mayNavigate: (request) => this.#mayNavigate(request),
      navigated: (url) => this.emit('did-navigate', {}, url, 200, 'OK'),
      loaded: () => this.emit('did-finish-load'),
      crashed: () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }),
    }).then((target) => {
      this.#target = target
      return target
    })
  }

  get targetId(): string | undefined {
    return this.#target?.id
  }

  get mainFrame(): { url: string; parent: null } {
    return { url: this.getURL(), parent: null }
  }

  getURL(): string {
    return this.#target?.url ?? ''
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve))
    await page.navigate(url)
    await loaded
  }

  reload(): void {
    void this.#target?.reload()
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    void this.#target?.tell({ type: 'event', channel, args: encode(args) })
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoomFactor = factor
  }

  getZoomFactor(): number {
    return this.#zoomFactor
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#mayOpen = handler
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    if (!WEBRTC_POLICIES.includes(policy)) throw new TypeError(`${policy} is no policy of WebRTC`)
    this.#webRtcPolicy = policy
  }

  getWebRTCIPHandlingPolicy(): string {
    return this.#webRtcPolicy
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.#page.then((page) => page.evaluate(code))
  }

  /** Chromium's own way to paper; the options that the app uses, as Electron names them. */
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { preferCSSPageSize = false, printBackground = false, ...others } = options
    const [unknown] = Object.keys(others)
    if (unknown !== undefined) throw new Error(`electron stand-in: printToPDF has no ${unknown}`)
    return (await this.#page).print({ preferCSSPageSize, printBackground })
  }

  forcefullyCrashRenderer(): void {
    this.#target?.crash()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  async bringToFront(): Promise<void> {
    await (await this.#page).bringToFront()
  }

  /** Called by the window that closes. */
  async destroy(): Promise<void> {
    this.#destroyed = true
    all.delete(this)
    await (await this.#page).close()
    this.emit('destroyed')
  }

  #mayNavigate({ url, isMainFrame, isRedirect, isOwn }: NavigationRequest): boolean {
    const asked = Object.assign(new PreventableEvent(), { url, isMainFrame, isSameDocument: false })
    if (isRedirect) this.emit('will-redirect', asked)
    else if (!isOwn) this.emit('will-frame-navigate', asked)
    if (asked.defaultPrevented) return false
    if (!isRedirect) this.emit('did-start-navigation', asked)
    return true
  }

  #opens(url: string): void {
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab' } as Electron.HandlerDetails
    if (this.#mayOpen(details).action !== 'deny')
      throw new Error('electron stand-in: windows of pages are not implemented')
  }

  async #hear(message: FromPage): Promise<void> {
    const event = Object.assign(new PreventableEvent(), { sender: this, senderFrame: this.mainFrame })
    if (message.type === 'open') this.#opens(fromChromium(message.url))
    if (message.type === 'input') this.emit('input-event', event, { type: message.input })
    if (message.type === 'preload-error') this.emit('preload-error', event, message.path, new Error(message.message))
    if (message.type !== 'invoke') return
    const { id, channel } = message
    try {
      const result = await answer(channel, event, decode(message.args) as unknown[])
      await this.#target?.tell({ type: 'result', id, result: encode(result) })
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      await this.#target?.tell({ type: 'error', id, error: String(error) })
    }
  }
}

WebContents.prototype satisfies Pick<
  Electron.WebContents,
  | 'id'
  | 'getURL'
  | 'loadURL'
  | 'reload'
  | 'send'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'setWindowOpenHandler'
  | 'setWebRTCIPHandlingPolicy'
  | 'getWebRTCIPHandlingPolicy'
  | 'executeJavaScript'
  | 'printToPDF'
  | 'forcefullyCrashRenderer'
  | 'isDestroyed'
>

export const webContents = guard('webContents', {
  getAllWebContents: () => [...all],
  fromId: (id: number) => [...all].find((contents) => contents.id === id),
  /** Playwright finds the window of a page through this. */
  fromDevToolsTargetId: (targetId: string) => [...all].find((contents) => contents.targetId === targetId),
})

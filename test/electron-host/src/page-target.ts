import type { Protocol } from 'devtools-protocol'
import type { CdpSession } from './cdp'
import { fromChromium, OWN_SCHEMES, toChromium } from './own-schemes'
import type { FromPage, ToPage } from './page/messages'
import { ISOLATED_WORLD, installPreload } from './page-scripts'
import { answerOf, isHandled } from './protocol'
import { runningChromium } from './state'

/** What a page tells its web contents. */
export interface PageListener {
  message(message: FromPage): void
  /** A navigation wants to begin; `false` prevents it. */
  mayNavigate(request: NavigationRequest): boolean
  /** The main frame shows another document. */
  navigated(url: string): void
  loaded(): void
  crashed(): void
}

export interface NavigationRequest {
  readonly url: string
  readonly isMainFrame: boolean
  readonly isRedirect: boolean
  /** Asked for by the main process (`loadURL`, `reload`) and not by the page. */
  readonly isOwn: boolean
}

const ABORTED = { errorReason: 'Aborted' } as const

/** Each document, which may be a navigation that is prevented, and everything that the app itself serves. */
const PAUSED: Protocol.Fetch.RequestPattern[] = [
  { resourceType: 'Document', requestStage: 'Request' },
  { urlPattern: OWN_SCHEMES, requestStage: 'Request' },
]

/** A page of Chromium that stands for one window's contents. */
export class PageTarget {
  readonly id: string
  url = 'about:blank'
  readonly #session: CdpSession
  readonly #listener: PageListener
  #binding = ''
  /** The preload's world in the document that is shown now. */
  #world: number | undefined
  #ownNavigation = false

  static async open(preload: string | undefined, listener: PageListener): Promise<PageTarget> {
    const { browser, session } = runningChromium()
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true })
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
    const page = new PageTarget(targetId, session(sessionId), listener)
    await page.#prepare(preload)
    return page
  }

  private constructor(id: string, session: CdpSession, listener: PageListener) {
    this.id = id
    this.#session = session
    this.#listener = listener
  }

  async #prepare(preload: string | undefined): Promise<void> {
    this.#listen()
    await Promise.all([
      this.#session.send('Page.enable'),
      this.#session.send('Runtime.enable'),
      this.#session.send('Fetch.enable', { patterns: PAUSED }),
    ])
    if (preload !== undefined) this.#binding = await installPreload(this.#session, preload)
  }

  #listen(): void {
    const session = this.#session
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === ISOLATED_WORLD && context.auxData?.['frameId'] === this.id) this.#world = context.id
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = undefined
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== this.#binding || executionContextId !== this.#world) return
      this.#listener.message(JSON.parse(payload) as FromPage)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.id) return
      this.url = fromChromium(frame.url)
      this.#listener.navigated(this.url)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.id) this.url = fromChromium(url)
    })
    session.on('Page.loadEventFired', () => this.#listener.loaded())
    session.on('Inspector.targetCrashed', () => this.#listener.crashed())
    // The page may have gone meanwhile, and its request with it.
    session.on('Fetch.requestPaused', (paused) => void this.#decide(paused).catch(() => {}))
  }

  async #decide(paused: Protocol.Fetch.requestPausedPayload): Promise<unknown> {
    const { requestId, request, frameId, resourceType, redirectedRequestId } = paused
    const url = fromChromium(request.url)
    const isDocument = resourceType === 'Document'
    if (isDocument && !this.#allows(url, frameId === this.id, redirectedRequestId !== undefined))
      return this.#session.send('Fetch.failRequest', { requestId, ...ABORTED })
    // Not one of ours.
    if (url === request.url) return this.#session.send('Fetch.continueRequest', { requestId })
    const answer = await answerOf(url, request, resourceType)
    return answer === null
      ? this.#session.send('Fetch.failRequest', { requestId, ...ABORTED })
      : this.#session.send('Fetch.fulfillRequest', { requestId, ...answer })
  }

  #allows(url: string, isMainFrame: boolean, isRedirect: boolean): boolean {
    const isOwn = isMainFrame && this.#ownNavigation
    if (isMainFrame) this.#ownNavigation = false
    return this.#listener.mayNavigate({ url, isMainFrame, isRedirect, isOwn })
  }

  async navigate(url: string): Promise<void> {
    this.#ownNavigation = true
    const { errorText } = await this.#session.send('Page.navigate', { url: toChromium(url, isHandled) })
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
  }

  async reload(): Promise<void> {
    this.#ownNavigation = true
    await this.#session.send('Page.reload')
  }

  /** Delivers a message to the preload's world; without one, nobody is there to hear it. */
  async tell(message: ToPage): Promise<void> {
    if (this.#world === undefined) return
    const expression = `globalThis[${JSON.stringify(this.#binding)}](${JSON.stringify(JSON.stringify(message))})`
    // The document may have gone meanwhile.
    await this.#session.send('Runtime.evaluate', { contextId: this.#world, expression }).catch(() => {})
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** @returns a PDF file */
  async print(
    options: Pick<Protocol.Page.printToPDFParameters, 'preferCSSPageSize' | 'printBackground'>,
  ): Promise<Buffer> {
    const { data } = await this.#session.send('Page.printToPDF', options)
    return Buffer.from(data, 'base64')
  }

  crash(): void {
    // Answered by the crash itself.
    this.#session.send('Page.crash').catch(() => {})
  }

  async bringToFront(): Promise<void> {
    await this.#session.send('Page.bringToFront')
  }

  async close(): Promise<void> {
    await runningChromium().browser.send('Target.closeTarget', { targetId: this.id })
  }
}

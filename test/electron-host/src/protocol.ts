import type { Protocol } from 'devtools-protocol'
import { guard } from './guard'
import { host } from './state'

type Handler = Parameters<Electron.Protocol['handle']>[1]

let privileges: ReadonlyMap<string, Electron.Privileges> | undefined
const handlers = new Map<string, Handler>()

/** Schemes of the app's own, of those that are like https: `standard` and `secure`. */
export const protocol = guard('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (host.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    if (privileges !== undefined) throw new Error('electron stand-in: privileges are registered only once')
    privileges = new Map(schemes.map(({ scheme, privileges = {} }) => [scheme, privileges]))
  },
  handle(scheme: string, handler: Handler): void {
    if (!host.ready) throw new Error('Session can only be received when app is ready')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    const { standard, secure } = privileges?.get(scheme) ?? {}
    if (!standard || !secure) throw new Error(`electron stand-in: ${scheme} is not standard and secure`)
    handlers.set(scheme, handler)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'isProtocolHandled'>)

export const isHandled = (scheme: string): boolean => handlers.has(scheme)

/** What a page asks for with `fetch` and its like, which a scheme carries only by a privilege of its own. */
const BY_SCRIPT: ReadonlySet<string> = new Set(['Fetch', 'XHR', 'EventSource', 'Ping'])

/** What the app answers of one of its addresses; `null` where Electron would not even ask it. */
export async function answerOf(
  url: string,
  { method }: Protocol.Network.Request,
  type: string,
): Promise<Omit<Protocol.Fetch.fulfillRequestParameters, 'requestId'> | null> {
  const scheme = url.slice(0, url.indexOf(':'))
  const handler = handlers.get(scheme)
  if (handler === undefined) return null
  if (BY_SCRIPT.has(type) && !privileges?.get(scheme)?.supportFetchAPI) return null
  const response = await handler(new Request(url, { method }))
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  }
}

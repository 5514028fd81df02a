import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import { keepPassword } from '../../src/main/access/kept-password'
import type { PasswordCost } from '../../src/main/access/password-hash'
import { ViewerAccess } from '../../src/main/access/viewer-access'
import { withAccess } from '../../src/main/access/with-access'
import type { StationPort } from '../../src/main/ports'
import { buildViewerServer } from '../../src/main/web/viewer-server'
import { startStation, type TestStation } from './station'
import { tempFolder } from './temp-folder'

export const PASSWORD = 'correct horse 北门'
/** A thousandth of the work. What is kept says what it costs, so the station takes it as it is. */
export const CHEAP = { n: 2 ** 8, r: 8, p: 1 }
export const HOST = '192.168.1.5:9529'

export interface GuardedViewer extends TestStation {
  readonly app: FastifyInstance
  readonly access: ViewerAccess
  /** Lets the clock of sessions and waits go on. */
  readonly pass: (millis: number) => void
  /** A request by a program in the network. */
  readonly ask: (request: InjectOptions, cookie?: string) => Promise<LightMyRequestResponse>
  readonly logIn: (password?: string, remoteAddress?: string) => Promise<LightMyRequestResponse>
  /** The cookie of somebody who logged in. */
  readonly session: () => Promise<string>
  /** The cookie of a display that came by a new link. */
  readonly wall: (name?: string) => Promise<{ readonly cookie: string; readonly token: string; readonly id: string }>
}

/** An interface that others reach, with a password if not said otherwise; its page and login page are stand-ins. */
export async function guardedViewer({
  password = PASSWORD as string | null,
  onlyHere = false,
  cost = CHEAP as PasswordCost,
  download = null as StationPort['download'] | null,
} = {}): Promise<GuardedViewer> {
  const renderer = await rendererFolder()
  const station = await startStation()
  const { dataDir } = station
  if (password !== null) await keepPassword(dataDir, password, Date.now(), cost)
  let steady = 0
  const access = new ViewerAccess({ dataDir, steady: () => steady, now: Date.now, log: () => undefined })
  await access.open()
  onTestFinished(() => access.close())
  access.reachedOnlyHere(onlyHere)
  const place = () => ({ askedHost: '0.0.0.0', onlyHere, encrypted: false, origins: [] })
  const port: StationPort = {
    call: (name, raw) => station.station.call(name, raw),
    subscribe: (listener) => station.station.subscribe(listener),
    download: download ?? ((raw) => station.station.download(raw)),
  }
  const served = withAccess(port, { access, place, log: () => undefined })
  const app = await buildViewerServer(served, renderer, access)
  onTestFinished(() => app.close())

  const ask: GuardedViewer['ask'] = (request, cookie) =>
    app.inject({ ...request, headers: { host: HOST, ...(cookie ? { cookie } : {}), ...request.headers } })
  const logIn: GuardedViewer['logIn'] = (typed = PASSWORD, remoteAddress = '192.168.1.77') =>
    ask({ method: 'POST', url: '/api/session', payload: { password: typed }, remoteAddress })
  const session = async () => cookieOf(await logIn())
  return {
    ...station,
    app,
    access,
    pass: (millis) => {
      steady += millis
    },
    ask,
    logIn,
    session,
    wall: async (name = 'Hall') => {
      const token = await access.links.add(name)
      const link = access.links.all.at(-1)
      const entered = await ask({ method: 'POST', url: '/api/session', payload: { link: token } })
      return { cookie: cookieOf(entered), token, id: link?.id ?? '' }
    },
  }
}

/** What a browser sends back of an answer. */
export const cookieOf = (reply: LightMyRequestResponse): string =>
  String(reply.headers['set-cookie']).split(';')[0] ?? ''

async function rendererFolder(): Promise<string> {
  const folder = await tempFolder()
  await mkdir(join(folder, 'assets'))
  const files = {
    'index.html': '<!doctype html><html lang="en"><script src="/assets/app-1a2b.js"></script></html>',
    'login.html':
      '<!doctype html><html><link href="/assets/login-3c4d.css"><script src="/assets/login-5e6f.js"></script></html>',
    'assets/app-1a2b.js': 'import "./shared-7a8b.js"',
    'assets/login-5e6f.js': 'import "./shared-7a8b.js"',
    'assets/login-3c4d.css': 'src: url(/assets/inter-9c0d.woff2)',
    'assets/inter-9c0d.woff2': '',
    'assets/shared-7a8b.js': 'void 0',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

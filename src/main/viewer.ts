import { unwatchFile, watchFile } from 'node:fs'
import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type Millis, seconds } from '../shared/time/millis'
import { ViewerAccess } from './access/viewer-access'
import { type AccessPlace, withAccess } from './access/with-access'
import type { Options } from './config/options'
import { reason, StartFailure } from './failures'
import { LeftNote } from './left-note'
import type { Log, StationPort } from './ports'
import { isLoopback, urlHost } from './receiver/networks'
import { ownAddresses } from './receiver/own-addresses'
import { type Certificate, readCertificate } from './web/certificate'
import { buildViewerServer, showCertificate } from './web/viewer-server'

/** Where the interface is served for want of a password. */
const HERE = '127.0.0.1'

/** How soon a certificate that was renewed is noticed. */
const LOOKED_AT_EVERY: Millis = seconds(5)

/** An answer that is under way goes out before the interface moves to another address. */
const MOVES_AFTER: Millis = 300

export interface ViewerParts {
  readonly station: StationPort
  readonly options: Options
  readonly rendererFolder: string
  readonly log: Log
  /** What whoever starts the station should read. */
  readonly warn: (line: string) => void
}

/** The interface as it is served to browsers: to this computer alone, or, by a password, to others. */
export class Viewer {
  private readonly access: ViewerAccess
  private readonly station: StationPort
  private app: FastifyInstance | null = null
  private host = HERE
  private port: number
  private certificate: Certificate | null = null
  private turn: Promise<unknown> = Promise.resolve()
  private isClosing = false
  private readonly note: LeftNote

  constructor(private readonly parts: ViewerParts) {
    const { options, log, station } = parts
    this.port = options.viewerPort
    const steady = () => performance.now()
    this.access = new ViewerAccess({ dataDir: options.dataDir, steady, now: Date.now, log })
    this.note = new LeftNote(options.dataDir, log)
    this.station = withAccess(station, { access: this.access, place: () => this.place(), log })
  }

  /** @throws StartFailure with one sentence */
  async open(): Promise<void> {
    const { viewerCertificate, viewerHost } = this.parts.options
    if (viewerCertificate !== undefined) {
      this.certificate = await readCertificate(viewerCertificate)
      this.warnOfDates()
      for (const file of Object.values(viewerCertificate)) {
        watchFile(file, { interval: LOOKED_AT_EVERY, persistent: false }, this.renew)
      }
    }
    await this.access.open()
    this.access.onPassword(() => void this.move())
    await this.listen(this.allowedHost())
    if (this.host !== viewerHost) this.parts.warn(whyOnlyHere(viewerHost, this.access.password === 'unreadable'))
  }

  /** Where it answers, e.g. `http://127.0.0.1:9529`. */
  get origin(): string {
    return `${this.scheme}://${urlHost(this.host)}:${this.port}`
  }

  /** What to open in a browser: where it answers, or, where that is every address, the likeliest way to this computer. */
  get address(): string {
    return isOnlyHere(this.host) ? this.origin : (this.place().origins[0] ?? this.origin)
  }

  /** Takes the certificate and the password from their files again. */
  async reload(): Promise<void> {
    await this.renew()
    await this.access.look()
  }

  async close(): Promise<void> {
    this.isClosing = true
    for (const file of Object.values(this.parts.options.viewerCertificate ?? {})) unwatchFile(file, this.renew)
    await this.turn
    await this.app?.close()
    await this.access.close()
    await this.note.remove()
  }

  /** Where it may be served: as asked where that is this computer alone, or where there is a password. */
  private allowedHost(): string {
    const { viewerHost } = this.parts.options
    const { password } = this.access
    return isOnlyHere(viewerHost) || (password !== null && password !== 'unreadable') ? viewerHost : HERE
  }

  private async listen(host: string): Promise<void> {
    const { parts, certificate, access } = this
    // Before anybody can knock: without a password a host that others reach lets nobody in.
    access.reachedOnlyHere(isOnlyHere(host))
    const app = await buildViewerServer(this.station, parts.rendererFolder, access, {
      certificate: certificate === null ? undefined : () => this.certificate ?? certificate,
      names: this.names,
    })
    try {
      await app.listen({ host, port: this.port })
    } catch (error) {
      await app.close()
      throw new StartFailure(`the interface cannot be served on ${urlHost(host)}:${this.port}: ${reasonOf(error)}`)
    }
    this.app = app
    this.host = host
    this.port = Number(new URL(app.listeningOrigin).port)
    await this.leaveNote()
  }

  /** Goes where it may be served now: a password was set, or taken away. */
  private move(): Promise<void> {
    const moved = this.turn.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, MOVES_AFTER))
      const host = this.allowedHost()
      if (host === this.host || this.isClosing) return
      const before = this.host
      await this.app?.close()
      this.app = null
      try {
        await this.listen(host)
        this.parts.log(`the interface is served on ${this.address} now${this.whyHere()}`)
      } catch (error) {
        this.parts.log(`${String(error)}; it stays on ${urlHost(before)}`)
        await this.listen(isOnlyHere(before) ? before : HERE)
      }
    })
    this.turn = moved.catch((error: unknown) =>
      this.parts.log(`the interface is not served any more: ${String(error)}`),
    )
    return moved.catch(() => undefined)
  }

  private whyHere(): string {
    if (this.host === this.parts.options.viewerHost) return ''
    return this.access.password === 'unreadable'
      ? ', because its password is unreadable'
      : ', because it has no password'
  }

  private readonly renew = async (): Promise<void> => {
    const { viewerCertificate } = this.parts.options
    if (viewerCertificate === undefined || this.app === null) return
    try {
      const next = await readCertificate(viewerCertificate)
      if (next.fingerprint === this.certificate?.fingerprint) return
      showCertificate(this.app, next)
      this.certificate = next
      this.warnOfDates()
      await this.leaveNote()
      this.parts.log('the interface shows its new certificate')
    } catch (error) {
      this.parts.log(`${reason(error)}; the certificate before is still shown`)
    }
  }

  private warnOfDates(): void {
    if (this.certificate?.holdsAt(Date.now()) === false) {
      this.parts.warn('fogwatch: the certificate of the interface does not hold today; browsers will refuse it')
    }
  }

  private leaveNote(): Promise<void> {
    // By which this machine reaches it: an address that means all of them is none to connect to.
    const host = this.host === '0.0.0.0' ? HERE : this.host === '::' ? '::1' : this.host
    return this.note.leave({
      origin: `${this.scheme}://${urlHost(host)}:${this.port}`,
      key: this.access.localKey,
      fingerprint: this.certificate?.fingerprint ?? null,
    })
  }

  /** Names that it was given. */
  private get names(): readonly string[] {
    const { viewerHost, viewerNames = [] } = this.parts.options
    return isIP(viewerHost) === 0 ? [viewerHost, ...viewerNames] : viewerNames
  }

  private place(): AccessPlace {
    const { viewerHost } = this.parts.options
    const addresses = isOnlyHere(viewerHost) ? [] : ownAddresses(viewerHost).filter(({ kind }) => kind !== 'loopback')
    const given = this.parts.options.viewerNames ?? []
    const names = [...given, ...(this.certificate?.names ?? []), ...addresses.map(({ address }) => urlHost(address))]
    return {
      askedHost: viewerHost,
      onlyHere: isOnlyHere(this.host),
      encrypted: this.certificate !== null,
      origins: addresses.length === 0 ? [] : names.map((name) => `${this.scheme}://${name}:${this.port}`),
    }
  }

  private get scheme(): 'http' | 'https' {
    return this.certificate === null ? 'http' : 'https'
  }
}

/** A name that begins like an address of this computer may lead anywhere. */
const isOnlyHere = (host: string): boolean =>
  host.toLowerCase() === 'localhost' || (isIP(host) !== 0 && isLoopback(host))

const whyOnlyHere = (host: string, isUnreadable: boolean): string =>
  `fogwatch: the interface is served on ${HERE} alone: for --viewer-host ${host} ${
    isUnreadable ? 'its password has to be set again, because its file is unreadable' : 'it needs a password'
  }; set one with the command "password", or in Settings on this computer`

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return WHY_NOT_SERVED[code] ?? `${message} (choose another with --viewer-host or --viewer-port)`
}

const WHY_NOT_SERVED: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is used by another program (choose another with --viewer-port)',
  EADDRNOTAVAIL: 'this machine does not have the address (use one that it has, or 0.0.0.0 for all, with --viewer-host)',
  ENOTFOUND: 'there is no such address (use one that this machine has, or 0.0.0.0 for all, with --viewer-host)',
  EACCES: 'this account may not open the port (choose one above 1023 with --viewer-port)',
}

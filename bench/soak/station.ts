import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync, type WriteStream } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastOrder } from './fast-station'
import type { StationHappening } from './history'

export interface StationPlace {
  readonly root: string
  /** Where the bundles are. */
  readonly bundles: string
  readonly data: string
  /** File that takes what it says. */
  readonly log: string
  readonly port: number
  readonly viewerPort: number
  readonly epoch: number
  readonly pace: number
}

/** A station in a process of its own, which may be put to sleep, killed and stopped; each is told to `note`. */
export class StationProcess {
  private child: ChildProcess | null = null
  private readonly output: WriteStream

  constructor(
    private readonly place: StationPlace,
    private readonly note: (what: StationHappening) => void,
  ) {
    this.output = createWriteStream(place.log, { flags: 'a' })
    process.once('exit', () => this.child?.kill('SIGKILL'))
  }

  get viewer(): string {
    return `http://127.0.0.1:${this.place.viewerPort}`
  }

  /** Resident MB; 0 while it does not run. */
  get residentMegabytes(): number {
    try {
      const status = readFileSync(`/proc/${this.child?.pid}/status`, 'utf8')
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
    } catch {
      return 0
    }
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    this.note('spawn')
    const child = spawn(process.execPath, this.argumentsOf(), { stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    child.stdout.pipe(this.output, { end: false })
    child.stderr.pipe(this.output, { end: false })
    for (const until = Date.now() + 60_000; ; await pause(50)) {
      if (child.exitCode !== null) throw new Error(`the station ended with ${child.exitCode}; see ${this.place.log}`)
      const isUp = await fetch(`${this.viewer}/api/settings`).then(
        (answer) => answer.arrayBuffer().then(() => answer.ok),
        () => false,
      )
      if (isUp) break
      if (Date.now() > until) throw new Error(`the station does not answer; see ${this.place.log}`)
    }
    this.note('ready')
  }

  async kill(): Promise<void> {
    await this.end('kill', 'SIGKILL')
  }

  async stop(): Promise<void> {
    await this.end('end', 'SIGTERM')
  }

  /** @param ms real */
  async sleep(ms: number): Promise<void> {
    this.note('stop')
    this.child?.kill('SIGSTOP')
    await pause(ms)
    this.note('continue')
    this.child?.kill('SIGCONT')
  }

  private async end(what: 'kill' | 'end', signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    this.note(what)
    child.kill(signal)
    await gone
    this.note('gone')
    this.child = null
  }

  private argumentsOf(): string[] {
    const { root, bundles, data, port, viewerPort, epoch, pace } = this.place
    if (pace === 1) {
      const ports = ['--host', '0.0.0.0', '--port', String(port), '--viewer-port', String(viewerPort)]
      return [join(root, 'out/main/headless.js'), ...ports, '--data', data]
    }
    const order: FastOrder = {
      ...{ host: '0.0.0.0', port, viewerPort, dataDir: data, epoch, pace },
      renderer: join(root, 'out/renderer'),
      worker: join(bundles, 'archive-worker.mjs'),
    }
    return [join(bundles, 'fast-station.mjs'), JSON.stringify(order)]
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

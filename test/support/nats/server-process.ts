import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { natsServer } from './has-nats'

const running = new Set<ChildProcess>()
// Whatever ends the tests, no server outlives them.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** One server of ours: a process that is known by its id, and what it has said. */
export class ServerProcess {
  /** All that it has written to its log since it was made, over restarts. */
  log = ''
  private child: ChildProcess | null = null

  constructor(
    readonly name: string,
    readonly port: number,
    private readonly configFile: string,
  ) {}

  get address(): string {
    return `127.0.0.1:${this.port}`
  }

  get pid(): number | undefined {
    return this.child?.pid
  }

  get isRunning(): boolean {
    return this.child !== null
  }

  /** Starts it, also once it was killed; its store is what it left. @throws if it ends before it is ready, with its log */
  async start(): Promise<void> {
    const executable = natsServer()
    if (executable === null) throw new Error('there is no nats-server on this machine')
    const from = this.log.length
    const child = spawn(executable, ['-c', this.configFile], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    running.add(child)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (this.log += data))
    child.once('exit', () => {
      running.delete(child)
      if (this.child === child) this.child = null
    })
    await this.says(/Server is ready/, from)
  }

  /** Waits until its log says something. @param from how much of the log is old */
  async says(pattern: RegExp, from = 0, withinMs = 15_000): Promise<void> {
    const until = performance.now() + withinMs
    while (!pattern.test(this.log.slice(from))) {
      if (!this.isRunning) throw new Error(`nats-server ${this.name} ended:\n${this.log.slice(from)}`)
      if (performance.now() > until) throw new Error(`nats-server ${this.name} never said ${pattern}:\n${this.log}`)
      await new Promise((passed) => setTimeout(passed, 10))
    }
  }

  /** Lets it read its configuration again. */
  async reload(): Promise<void> {
    const from = this.log.length
    this.child?.kill('SIGHUP')
    await this.says(/Reloaded server configuration|Failed to reload/, from)
    if (/Failed to reload/.test(this.log.slice(from))) throw new Error(this.log.slice(from))
  }

  /** As a power failure would end it; `SIGTERM` for an orderly end, `SIGSTOP` and `SIGCONT` leave it there. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this
    if (child === null) return
    if (signal === 'SIGSTOP' || signal === 'SIGCONT') {
      child.kill(signal)
      return
    }
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
}

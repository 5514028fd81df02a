import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { CastBox } from './cast'
import type { DoneEntry, SentEntry } from './history'
import { type Cable, SWITCH_ADDRESS } from './network'
import type { Act, Order, Play, Said } from './player'

/** All processes that play boxes: one for those of this machine, one at the end of each cable. */
export class Troupe {
  private readonly of = new Map<string, ChildProcess>()
  private readonly children: ChildProcess[] = []

  constructor(
    private readonly program: string,
    private readonly write: (entry: SentEntry | DoneEntry) => void,
  ) {}

  async start(cast: readonly CastBox[], cables: readonly Cable[], port: number, common: Omit<Play, 'url' | 'boxes'>) {
    const here = cast.filter(({ cable }) => cable === null)
    await this.open([], { ...common, url: `http://127.0.0.1:${port}/SophonFogStatus`, boxes: here })
    for (const { number, prefix } of cables) {
      const boxes = cast.filter(({ cable }) => cable === number)
      await this.open(prefix, { ...common, url: `http://${SWITCH_ADDRESS}:${port}/SophonFogStatus`, boxes })
    }
  }

  act(box: string, act: Act): void {
    this.order(this.of.get(box), { kind: 'act', box, act })
  }

  /** Nothing more is sent when it resolves; what was under way has been answered or given up. */
  async end(): Promise<void> {
    const over = this.children.map((child) => (child.exitCode === null ? once(child, 'exit') : null))
    for (const child of this.children) this.order(child, { kind: 'end' })
    await Promise.race([Promise.all(over), pause(3000)])
    for (const child of this.children) child.kill('SIGKILL')
  }

  private async open(prefix: readonly string[], play: Play): Promise<void> {
    const [command = '', ...rest] = [...prefix, process.execPath, this.program]
    const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    process.once('exit', () => child.kill('SIGKILL'))
    this.children.push(child)
    for (const { key } of play.boxes) this.of.set(key, child)
    child.on('message', (said: Said) => {
      if (said.k === 'sent' || said.k === 'done') this.write(said)
    })
    await once(child, 'message')
    this.order(child, { kind: 'play', play })
  }

  private order(child: ChildProcess | undefined, order: Order): void {
    if (child?.connected) child.send(order, () => undefined)
  }
}

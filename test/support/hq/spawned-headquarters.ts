import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { rolldown } from 'rolldown'
import type { CallName, Input, Reply } from '../../../src/shared/contract/calls'

const ROOT = join(import.meta.dirname, '../../..')

/** Bundles the process, beside the packages that it needs. */
export async function bundleHeadquarters(): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  const file = join(ROOT, '.cache', `headquarters-process.${process.pid}.mjs`)
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'headquarters-process.ts'),
    platform: 'node',
    external: /^[^./]/,
  })
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  return { file, remove: () => rm(file, { force: true }) }
}

interface Line {
  readonly id?: number
  readonly outcome?: { readonly ok: boolean; readonly value: unknown; readonly problem?: { readonly message: string } }
  readonly said?: string
  readonly started?: number
}

export interface SpawnOptions {
  readonly file: string
  readonly dataDir: string
  readonly servers: readonly string[]
  /** How many seconds pass for it in a real one, from `epoch` on. */
  readonly pace: number
  readonly epoch: number
}

/** A headquarters as a process of its own. */
export class SpawnedHeadquarters {
  readonly said: string[] = []
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, (line: Line) => void>()
  private count = 0
  private readonly started: Promise<unknown>

  constructor({ file, dataDir, servers, pace, epoch }: SpawnOptions) {
    const args = [file, dataDir, String(pace), String(epoch), ...servers]
    this.child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    // It may be killed in the middle of a call.
    this.child.stdin?.on('error', () => undefined)
    this.started = new Promise((resolve) => this.waiting.set(0, resolve))
    if (this.child.stdout !== null) createInterface(this.child.stdout).on('line', (line) => this.hear(JSON.parse(line)))
  }

  async call<N extends CallName>(name: N, input: Input<N>): Promise<Reply<N>> {
    await this.started
    const id = ++this.count
    const answer = new Promise<Line>((resolve) => this.waiting.set(id, resolve))
    this.child.stdin?.write(`${JSON.stringify({ id, call: name, input })}\n`)
    const { outcome } = await answer
    if (outcome?.ok !== true) throw new Error(outcome?.problem?.message)
    return outcome.value as Reply<N>
  }

  async role(): Promise<string | undefined> {
    return (await this.call('getFleet', {})).headquarters?.telling.role
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'exit')
    this.child.kill(signal)
    await gone
  }

  private hear(line: Line): void {
    if (line.said !== undefined) this.said.push(line.said)
    const id = line.started === undefined ? line.id : 0
    if (id === undefined) return
    this.waiting.get(id)?.(line)
    this.waiting.delete(id)
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { rolldown } from 'rolldown'

const ROOT = join(import.meta.dirname, '../..')

/** Bundles the station process, beside the packages that it needs. */
export async function bundleStation(): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  const file = join(ROOT, '.cache', `station-process.${process.pid}.mjs`)
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'station-process.ts'),
    platform: 'node',
    external: /^[^./]/,
  })
  // In one file, what is imported when it is needed too.
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  return { file, remove: () => rm(file, { force: true }) }
}

/** A station as a process of its own: what it said, and its end. */
export class SpawnedStation {
  readonly lines: string[] = []
  private readonly child: ChildProcess

  constructor(file: string, dataDir: string, port: number, epoch: number) {
    this.child = spawn(process.execPath, [file, dataDir, String(port), String(epoch)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (this.child.stdout !== null) createInterface(this.child.stdout).on('line', (line) => this.lines.push(line))
  }

  get port(): number {
    return Number(this.lines.find((line) => line.startsWith('port '))?.slice(5) ?? 0)
  }

  /** What it said about boxes. */
  get news(): string[] {
    return this.lines.filter((line) => !line.startsWith('port '))
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
  }
}

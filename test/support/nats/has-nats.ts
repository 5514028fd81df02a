import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe } from 'vitest'

/** `FOGWATCH_NATS_SERVER` names another one, so that the same tests can be run on another version. */
const PLACES = [
  process.env['FOGWATCH_NATS_SERVER'],
  '/usr/sbin/nats-server',
  '/usr/bin/nats-server',
  '/usr/local/bin/nats-server',
]

/** The executable of the server; `null` if this machine has none. */
export function natsServer(): string | null {
  return PLACES.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null
}

export const hasNats = (): boolean => natsServer() !== null

/** Its version, e.g. `2.9.10`. */
export function natsVersion(): string {
  const { stdout } = spawnSync(natsServer() ?? 'nats-server', ['--version'], { encoding: 'utf8' })
  return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? ''
}

/** A group of tests that need a server; where there is none they are skipped, and a line says so. */
export function describeWithNats(name: string, tests: () => void): void {
  if (!hasNats())
    console.warn(`SKIPPED: ${name}: there is no nats-server on this machine (Debian: apt-get install nats-server)`)
  describe.skipIf(!hasNats())(name, tests)
}

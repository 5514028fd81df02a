import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from 'vitest'
import { runHqCommand } from '../../../src/main/hq-command'
import { connectNats, type NatsConnection } from '../../../src/main/nats/connect'
import { type Access, parseAccess, parsePairing } from '../../../src/shared/hq/pairing'
import { makeFolder, removeFolder } from '../../support/folder'
import { type Cluster, onFreePorts, startConfigured } from '../../support/nats/cluster'
import { freePorts } from '../../support/nats/free-ports'
import { describeWithNats, natsVersion } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'

/** What makes the certificates. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** A group of tests that need it; where it is not they are skipped, and a line says so. */
export function describeWithOpenssl(name: string, tests: () => void): void {
  if (!hasOpenssl) console.warn(`SKIPPED: ${name}: there is no openssl on this machine`)
  describe.skipIf(!hasOpenssl)(name, tests)
}

/** A group of tests that run a headquarters as the commands set it up. */
export const describeWithHeadquarters = hasOpenssl ? describeWithNats : describeWithOpenssl

/** Runs `hq …` and gives what it said. */
export async function hq(...argv: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runHqCommand(argv, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const THREE = 'hq1.example,hq2.example:4333,10.0.0.3:4222:6333'

/** What `hq init` makes for three servers, with these flags besides, and what it said. */
export async function setup(flags: readonly string[] = [], at?: string) {
  const folder = at ?? join(await tempFolder(), 'setup')
  const said = await hq('init', '--out', folder, '--servers', THREE, ...flags)
  const read = (file: string) => readFile(join(folder, file), 'utf8')
  return { folder, said, read }
}

/** One that is made by all defaults, with a site `s1`; to be looked at by several tests and not changed. */
export async function lastingSetup() {
  const folder = await makeFolder()
  const made = await setup([], join(folder, 'setup'))
  await hq('add-site', 's1', '--dir', made.folder)
  return { ...made, remove: () => removeFolder(folder) }
}
export type LastingSetup = Awaited<ReturnType<typeof lastingSetup>>

/** A headquarters made by the commands, running on the loopback. */
export interface Headquarters {
  readonly folder: string
  readonly cluster: Cluster
  readonly access: (user: 'hq' | 'admin') => Promise<Access>
  readonly pairing: (site: string) => Promise<Access>
  /** A connection that is closed with the rest. */
  readonly connect: (access: Access, only?: string) => Promise<NatsConnection>
  readonly stop: () => Promise<void>
}

/** `hq init --here`, `hq add-site` for each, the servers started, `hq streams`. Each server may take `gigabytes`. */
export const startHeadquarters = (count: 1 | 3, sites: readonly string[], gigabytes = 2): Promise<Headquarters> =>
  onFreePorts(() => start(count, sites, gigabytes))

async function start(count: 1 | 3, sites: readonly string[], gigabytes: number): Promise<Headquarters> {
  const folder = await makeFolder()
  const remove = () => removeFolder(folder)
  const ports = await freePorts(count * 2)
  const servers = ports.slice(0, count).map((port, index) => `127.0.0.1:${port}:${ports[count + index]}`)
  const dir = join(folder, 'setup')
  await must(
    hq(
      'init',
      '--here',
      '--server-version',
      natsVersion(),
      '--disk',
      String(gigabytes),
      '--out',
      dir,
      '--servers',
      servers.join(','),
    ),
  )
  for (const site of sites) await must(hq('add-site', site, '--dir', dir))
  const configured = servers.map((_, index) => {
    const name = `n${index + 1}`
    return { name, port: ports[index] ?? 0, configFile: join(dir, name, 'nats-server.conf') }
  })
  const cluster = await startConfigured(configured, remove)
  await must(hq('streams', '--dir', dir)).catch(async (error: unknown) => {
    await cluster.stop()
    throw error
  })
  const open: NatsConnection[] = []
  return {
    folder: dir,
    cluster,
    access: async (user) => {
      const file = user === 'hq' ? 'headquarters' : user
      return mustRead(parseAccess(await readFile(join(dir, `secrets/${file}.json`), 'utf8')))
    },
    pairing: async (site) => mustRead(parsePairing(await readFile(join(dir, `sites/${site}.json`), 'utf8'))),
    connect: async (access, only) => {
      const connection = await connectNats(access, {
        name: 'test',
        lasting: false,
        ...(only === undefined ? {} : { only }),
      })
      open.push(connection)
      return connection
    },
    stop: async () => {
      await Promise.all(open.map((connection) => connection.close()))
      await cluster.stop()
    },
  }
}

async function must(work: ReturnType<typeof hq>): Promise<void> {
  const { code, out, err } = await work
  if (code !== 0) throw new Error(`${out}\n${err}`)
}

function mustRead<T>(read: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (!read.ok) throw new Error(read.problem.message)
  return read.value
}

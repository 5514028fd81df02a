import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from './free-ports'
import { ServerProcess } from './server-process'

export interface Cluster {
  readonly servers: readonly ServerProcess[]
  /** `host:port` of each, as the client takes them. */
  readonly addresses: readonly string[]
  /** Ends every server, by its process id, and removes what they stored. */
  readonly stop: () => Promise<void>
}

/** What each says once there is one; "no metadata leader" is something else. */
export const LEADER = /new (JetStream cluster |remote )?metadata leader/
/**
 * 250 ms; on a machine that does much else at once an election may be lost some times before it is won. Servers that
 * dial each other at the same moment may also close each other's routes as duplicates, and then have none for long.
 */
const LEADER_WITHIN_MS = 20_000

/** A server that has been configured already. */
export interface ConfiguredServer {
  readonly name: string
  readonly port: number
  readonly configFile: string
}

/**
 * Starts servers with JetStream on free ports of the loopback, without TLS or users, each time with empty stores.
 * @param count 1, or 3 for a cluster; it has a leader when this returns
 * @param more lines for the configuration of each
 */
export async function startCluster(count = 1, more = ''): Promise<Cluster> {
  return await onFreePorts(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fogwatch-nats-'))
    const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })
    return await startConfigured(await configure(folder, count, more), remove)
  })
}

/** Between finding a port and listening on it somebody else may take it, or the servers do not find each other: then all of it is tried with others. */
export async function onFreePorts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 3 || !/address already in use|never said/.test(String(error))) throw error
    }
  }
}

/**
 * Starts servers from configurations that are there.
 * @param remove what is done once they have ended, also where they could not all be started
 */
export async function startConfigured(
  configured: readonly ConfiguredServer[],
  remove: () => Promise<void> = async () => undefined,
): Promise<Cluster> {
  const servers = configured.map(({ name, port, configFile }) => new ServerProcess(name, port, configFile))
  const stop = async () => {
    await Promise.all(servers.map((server) => server.kill()))
    await remove()
  }
  try {
    await Promise.all(servers.map((server) => server.start()))
    if (servers.length > 1) await Promise.all(servers.map((server) => server.says(LEADER, 0, LEADER_WITHIN_MS)))
    return { servers, addresses: servers.map(({ address }) => address), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function configure(folder: string, count: number, more: string): Promise<readonly ConfiguredServer[]> {
  const ports = await freePorts(count * 2)
  const routes = ports.slice(count)
  return await Promise.all(
    routes.map(async (route, index) => {
      const [name, port] = [`n${index + 1}`, ports[index] ?? 0]
      await mkdir(join(folder, name))
      const configFile = join(folder, `${name}.conf`)
      const cluster = `cluster { name: test, listen: "127.0.0.1:${route}", routes: [ ${routes.map((to) => `"nats-route://127.0.0.1:${to}"`).join(', ')} ] }`
      const lines = [
        `server_name: ${name}`,
        `listen: "127.0.0.1:${port}"`,
        'max_payload: 4MB',
        `jetstream { store_dir: "${join(folder, name)}", max_memory_store: 64MB, max_file_store: 8GB }`,
        ...(count === 1 ? [] : [cluster]),
        more,
      ]
      await writeFile(configFile, `${lines.join('\n')}\n`)
      return { name, port, configFile }
    }),
  )
}

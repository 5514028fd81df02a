/**
 * One of the servers that `storage-ack` compares: `node ack-server.mjs <kind> <port> <data folder> <worker> <database>`,
 * the database as the port it listens on.
 */

import { Agent, request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import Fastify from 'fastify'
import Datastore from 'nedb-promises'
import type { Storage } from '../../src/main/ports'
import { RunningStation } from '../../src/main/running-station'
import { createStation } from '../../src/main/station'
import { StationClock } from '../../src/main/station-clock'

const [kind = '', port = '', data = '', worker = '', database = ''] = process.argv.slice(2)
const log = (line: string) => console.error(line)

/** All connections come from one address, which may otherwise send 1,000 reports a second. */
const UNLIMITED = { reportsPerSecondPerSender: 0 }

const servers: Record<string, () => Promise<unknown>> = {
  /** The product. */
  async station() {
    const options = { host: '127.0.0.1', port: Number(port), dataDir: data, viewerHost: '127.0.0.1', viewerPort: 0 }
    const station = createStation(options as never, log, worker)
    await station.start()
    await station.call('changeSettings', UNLIMITED)
    process.once('SIGTERM', () => void station.stop().then(() => process.exit(0)))
  },
  /** The product without a disk: what decoding and keeping the fleet cost. */
  async unstored() {
    const stored = { gateways: [], settings: UNLIMITED, lastCommitAt: null, bodies: [] }
    const storage = { commit: async () => undefined, keepWithin: () => undefined } as unknown as Storage
    const station = new RunningStation(new StationClock(), storage, stored, log, {
      dataDir: data ?? '',
      simulated: false,
    })
    await station.listen('127.0.0.1', Number(port))
  },
  bare: () => listen(async () => undefined),
  /** An insert for each report, as a first version would do it. */
  async naive() {
    const store = Datastore.create({ filename: `${data}/reports.db` })
    await store.load()
    await listen((body) => store.insert(body))
  },
  /** A row of PostgreSQL for each report, committed and synced before the answer. */
  async postgres() {
    const { Pool } = createRequire(join(process.cwd(), 'bench/databases/package.json'))('pg')
    const pool = new Pool({ host: '127.0.0.1', port: Number(database), user: 'bench', database: 'postgres', max: 32 })
    await pool.query('create table reports (at timestamptz not null, sn text not null, body jsonb not null)')
    await pool.query('create index on reports (sn, at)')
    const insert = { name: 'insert', text: 'insert into reports values (now(), $1, $2)' }
    await listen((body) => pool.query({ ...insert, values: [Reflect.get(body, 'gateway_sn'), JSON.stringify(body)] }))
  },
  /** A point of InfluxDB for each report, its body in a field. */
  async influx() {
    const agent = new Agent({ keepAlive: true, maxSockets: 32 })
    await listen((body) => {
      const quoted = JSON.stringify(JSON.stringify(body))
      return post(agent, `reports,sn=${Reflect.get(body, 'gateway_sn')} body=${quoted}`)
    })
  },
}

function post(agent: Agent, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port: Number(database), method: 'POST', path: '/write?db=bench' })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      answer
        .resume()
        .on('end', () => (answer.statusCode === 204 ? resolve() : reject(new Error(`${answer.statusCode}`))))
    })
    asked.end(line)
  })
}

await servers[kind]?.()
console.log('ready')

async function listen(keep: (body: object) => Promise<unknown>): Promise<void> {
  const app = Fastify()
  app.post('*', async (request) => {
    await keep(request.body as object)
    return { status: 0, message: 'SUCCESS' }
  })
  await app.listen({ host: '127.0.0.1', port: Number(port) })
}

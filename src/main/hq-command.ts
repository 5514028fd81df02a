import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { type Access, parseAccess } from '../shared/hq/pairing'
import { judgeServerVersion, PRODUCTION_VERSION } from '../shared/hq/server-version'
import { HELP, readArguments, type Values, wholeNumber, wholePath } from './hq-setup/arguments'
import { tellExpiring } from './hq-setup/expiry'
import { initSetup } from './hq-setup/init'
import { type Looked, tellFailure, tellServers } from './hq-setup/look-at-servers'
import { makeStreams } from './hq-setup/make-streams'
import { parseServers } from './hq-setup/parse-servers'
import { renewServers } from './hq-setup/renew'
import { SetupFailure, WrongUsage } from './hq-setup/setup-failure'
import { readPart, readRecord, writeRecord } from './hq-setup/setup-record'
import { addSite, revokeSite } from './hq-setup/sites'
import { nextSteps, usersSteps } from './hq-setup/steps'
import { PLACES } from './hq-setup/write-servers'
import { connectNats, type NatsConnection } from './nats/connect'
import type { Says } from './store-command'

/**
 * `hq …`: sets up the servers of a headquarters and says who is let in. Touches no data folder of a station.
 * @param argv what follows `hq`
 * @returns the exit code: 0 it is done, 1 a failure, 2 bad usage; both of these with one line
 */
export async function runHqCommand(argv: readonly string[], says: Says): Promise<number> {
  try {
    const { work, id, values } = readArguments(argv)
    const folder = resolve((work === 'init' ? values.out : values.dir) ?? 'fogwatch-hq')
    switch (work) {
      case 'help':
        says.out(HELP)
        return 0
      case 'init':
        return await init(folder, values, says)
      case 'streams':
        return await streams(folder, values['stores-are-new'] === true, says)
      case 'renew':
        return await renew(folder, values, says)
      case 'add-site':
        return await add(folder, id, values.name ?? id, says)
      case 'revoke':
        return await revoke(folder, id, says)
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    says.err(`fogwatch: ${error.message}`)
    return error instanceof WrongUsage ? 2 : 1
  }
}

async function init(folder: string, values: Values, { out, err }: Says): Promise<number> {
  if (values.servers === undefined)
    throw new WrongUsage('--servers is missing: --servers hq1.example,hq2.example,hq3.example')
  const here = values.here === true
  if (here && (values.place !== undefined || values.store !== undefined))
    throw new WrongUsage('--here needs no --place and no --store: all lies in the folder of --out')
  const record = await initSetup({
    folder,
    servers: parseServers(values.servers),
    place: here ? null : wholePath('--place', values.place ?? '/etc/fogwatch-hq'),
    store: here ? null : wholePath('--store', values.store ?? '/var/lib/fogwatch-hq'),
    diskGb: wholeNumber('--disk', values.disk ?? '50', 1, 100_000),
    historyDays: wholeNumber('--history-days', values['history-days'] ?? '30', 1, 3650),
    syncAlways: canSync(values['server-version'] ?? (here ? installedVersion() : PRODUCTION_VERSION), err),
    certificates: values.certificates === undefined ? null : resolve(values.certificates),
    now: new Date(),
  })
  out(`The setup is in ${folder}. Keep it safe: who has it can let anybody in.`)
  for (const line of nextSteps(folder, record)) out(line)
  return 0
}

async function renew(folder: string, values: Values, { out, err }: Says): Promise<number> {
  const version = values['server-version']
  const record = await renewServers(folder, {
    certificates: values.certificates === undefined ? null : resolve(values.certificates),
    syncAlways: version === undefined ? null : canSync(version, err),
    now: new Date(),
  })
  for (const line of nextSteps(folder, record)) out(line)
  return 0
}

async function add(folder: string, id: string, name: string, { out }: Says): Promise<number> {
  const file = await addSite(folder, id, name, new Date())
  out(`Bring this file to the site, pair it there, then delete it: ${file}`)
  for (const line of usersSteps(folder, await readRecord(folder))) out(line)
  return 0
}

async function revoke(folder: string, id: string, { out }: Says): Promise<number> {
  await revokeSite(folder, id)
  out(`${id} is shut out as soon as every server knows it:`)
  for (const line of usersSteps(folder, await readRecord(folder))) out(line)
  return 0
}

/** Whether servers of this version sync before they acknowledge; says so if it is none for production. */
function canSync(version: string, err: (line: string) => void): boolean {
  const { fitness, canSyncAlways, warning } = judgeServerVersion(version)
  if (fitness === 'refused') throw new SetupFailure(warning ?? version)
  if (warning !== null) err(`fogwatch: warning: ${warning}`)
  return canSyncAlways
}

/** Of the nats-server of this machine, which Debian puts where most people's PATH does not lead; else what production should have. */
function installedVersion(): string {
  for (const program of ['nats-server', '/usr/sbin/nats-server']) {
    const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
    const version = /\d+\.\d+\.\d+/.exec(stdout ?? '')?.[0]
    if (version !== undefined) return version
  }
  return PRODUCTION_VERSION
}

async function streams(folder: string, storesAreNew: boolean, { out }: Says): Promise<number> {
  const record = await readRecord(folder)
  const access = parseAccess(await readPart(folder, PLACES.admin))
  const path = join(folder, PLACES.admin)
  if (!access.ok) throw new SetupFailure(`${path}: ${access.problem.message}`)
  if (access.value.user !== 'admin') {
    throw new SetupFailure(`${path} lets in "${access.value.user}", not the administration; take it from a backup`)
  }
  const { looked, connection } = await lookAtAll(access.value)
  try {
    const { lines, canGoOn } = tellServers(record, looked)
    for (const line of lines) out(line)
    for (const line of await tellExpiring(folder, record, new Date())) out(line)
    if (!canGoOn || connection === null) throw new SetupFailure('every server has to run before the streams are made')
    let kept = record
    const keep = async (name: string) => {
      kept = { ...kept, streams: { ...kept.streams, [name]: new Date().toISOString() } }
      await writeRecord(folder, kept)
    }
    return (await makeStreams({ connection, record, storesAreNew, keep, say: out })) ? 0 : 1
  } finally {
    await connection?.close()
  }
}

/** Goes to each server by itself; the first connection stays open. */
async function lookAtAll(access: Access): Promise<{ looked: readonly Looked[]; connection: NatsConnection | null }> {
  const looked: Looked[] = []
  let connection: NatsConnection | null = null
  for (const only of access.servers) {
    try {
      const one = await connectNats(access, { name: 'fogwatch hq streams', only, lasting: false })
      looked.push({ version: one.info?.version ?? 'unknown' })
      if (connection === null) connection = one
      else await one.close()
    } catch (error) {
      looked.push({ failure: tellFailure(error) })
    }
  }
  return { looked, connection }
}

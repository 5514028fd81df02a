import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Access, parseAccess } from '../shared/hq/pairing'
import { problem } from '../shared/outcome'
import { StartFailure } from './failures'
import { assertFolderOf } from './folder-role'
import { SiteFiles } from './headquarters/site-files'
import { unrepeated } from './headquarters/unrepeated'
import { tellFailure } from './hq-setup/look-at-servers'
import { connectNats, type NatsConnection } from './nats/connect'
import type { Log, StationPort } from './ports'
import { RunningHeadquarters } from './running-headquarters'
import { type MachineClocks, StationClock, THIS_MACHINE } from './station-clock'
import { NedbStorage } from './storage/nedb-storage'

/** Headquarters as its carriers see it: in place of a station. */
export interface Headquarters extends StationPort {
  /**
   * Opens the data folder and begins to listen to the sites; servers that do not answer are told, and tried again.
   * @throws StartFailure with one sentence when the folder or the access file cannot be used
   */
  start(): Promise<void>
  /** Keeps what is known and closes the folder. Safe to call twice. */
  stop(): Promise<void>
}

export interface HeadquartersOptions {
  readonly dataDir: string
  /** `headquarters.json`, as `fogwatch hq init` wrote it. */
  readonly configFile: string
}

/** @param connect another way to the servers than the access file's */
export function createHeadquarters(
  options: HeadquartersOptions,
  log: Log,
  archiveWorker: string | null = null,
  machine: MachineClocks = THIS_MACHINE,
  connect: (() => Promise<NatsConnection>) | null = null,
): Headquarters {
  let running: RunningHeadquarters | null = null
  return {
    async start() {
      const way = connect ?? wayTo(await readAccess(options.configFile))
      const storage = new NedbStorage(options.dataDir, log, { workerPath: archiveWorker })
      const stored = await storage.open()
      await assertFolderOf('headquarters', options.dataDir, stored).catch(async (error: unknown) => {
        await storage.close()
        throw error
      })
      const files = new SiteFiles(join(options.dataDir, 'sites'), log)
      const { book, self, ...known } = await files.read()
      running = new RunningHeadquarters(new StationClock(machine), {
        ...{ storage, stored, files, kept: { book, self } },
        log: unrepeated(log),
        dataDir: options.dataDir,
        connect: way,
      })
      await running.start(known)
    },
    async stop() {
      const was = running
      running = null
      await was?.stop()
    },
    call: async (name, raw) => running?.call(name, raw) ?? NOT_RUNNING,
    subscribe: (listener) => {
      if (running === null) throw new Error('headquarters is not running')
      return running.subscribe(listener)
    },
    download: async (raw) => running?.download(raw) ?? NOT_RUNNING,
  }
}

const NOT_RUNNING = problem('internal', 'headquarters is not running')

/** A connection that ends when it is lost: whoever reads makes the next one, and hears why it could not be made. */
const wayTo = (access: Access) => async (): Promise<NatsConnection> => {
  try {
    return await connectNats(access, { name: 'fogwatch headquarters', lasting: false })
  } catch (error) {
    throw new Error(`a server ${tellFailure(error)}`)
  }
}

async function readAccess(path: string): Promise<Access> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'is not there' : `cannot be read: ${error.message}`
    throw new StartFailure(`--headquarters: ${path} ${why}; give headquarters.json as "hq init" wrote it`)
  })
  const access = parseAccess(text)
  if (!access.ok) throw new StartFailure(`${path}: ${access.problem.message}`)
  const { user } = access.value
  if (user !== 'hq') {
    throw new StartFailure(
      `--headquarters: ${path} lets in "${user}", not headquarters; give headquarters.json beside it`,
    )
  }
  return access.value
}

import { join } from 'node:path'
import { inspect } from 'node:util'
import { version } from '../../package.json'
import type { Options } from './config/options'
import { readOptions } from './config/read-options'
import { usualDataFolder } from './config/usual-data-folder'
import { logCrashes, logTo, usualLogFile } from './diagnostics/log-file'
import { runExportCommand } from './export-command'
import { StartFailure } from './failures'
import { followTimeZone } from './follow-time-zone'
import { runPasswordCommand } from './password-command'
import type { Log } from './ports'
import { findFreePort } from './receiver/listen-problem'
import { urlHost } from './receiver/networks'
import { keepGarbageSmall, letGarbageGrow } from './small-garbage'
import type { Station } from './station'
import { createStationHost } from './station-host'
import { runStoreCommand } from './store-command'
import { Viewer } from './viewer'

const rendererFolder = join(import.meta.dirname, '../renderer')
const archiveWorker = join(import.meta.dirname, 'archive-worker.js')
const say = (line: string) => process.stdout.write(`${line}\n`)
const warn = (line: string) => process.stderr.write(`${line}\n`)

// Whoever reads what is said may go, as `| head` does; that must end no station.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

keepGarbageSmall()

const defaultFolder = usualDataFolder(process.platform, process.env)
const [command, ...rest] = process.argv.slice(2)
if (command === 'store') await lookAfterStore(rest)
else if (command === 'export') await exportFile(rest)
else if (command === 'hq') await setUpHeadquarters(rest)
else if (command === 'password') await setPassword(rest)
else start()

async function lookAfterStore(argv: readonly string[]): Promise<void> {
  process.exitCode = await runStoreCommand(argv, process.env['FOGWATCH_DATA'] || defaultFolder, { out: say, err: warn })
}

async function exportFile(argv: readonly string[]): Promise<void> {
  const folder = process.env['FOGWATCH_DATA'] || defaultFolder
  const { stdout } = process
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ending.abort())
  const parts = { defaultFolder: folder, archiveWorker, out: say, err: warn, stdout, givenUp: ending.signal }
  process.exitCode = await runExportCommand(argv, parts)
  // What it waited for may go on for long.
  if (ending.signal.aborted) process.exit()
}

async function setPassword(argv: readonly string[]): Promise<void> {
  process.exitCode = await runPasswordCommand(argv, {
    defaultFolder: process.env['FOGWATCH_DATA'] || defaultFolder,
    input: process.stdin,
    ask: (question) => process.stderr.write(question),
    out: say,
    err: warn,
  })
}

async function setUpHeadquarters(argv: readonly string[]): Promise<void> {
  const { runHqCommand } = await import('./hq-command')
  process.exitCode = await runHqCommand(argv, { out: say, err: warn })
}

function start(): void {
  const asked = readOptions(process.argv.slice(2), process.env, defaultFolder, version)
  if (asked.kind === 'run') {
    run(asked.options).catch((error: unknown) => {
      // A failed start is one line; anything else is a defect, and whoever mends it wants the stack.
      process.stderr.write(error instanceof StartFailure ? `fogwatch: ${error.message}\n` : `${inspect(error)}\n`)
      process.exit(1)
    })
  } else {
    const stream = asked.kind === 'print' ? process.stdout : process.stderr
    stream.write(`${asked.text}\n`)
    process.exitCode = asked.exitCode
  }
}

async function run(options: Options): Promise<void> {
  const log = logTo(options.logFile ?? usualLogFile(options.dataDir), say)
  logCrashes(log)
  followTimeZone()
  if (options.headquarters !== undefined) return await runHeadquarters(options, options.headquarters, log)
  const station = createStationHost(options, log, archiveWorker)
  const viewer = new Viewer({ station, options, rendererFolder, log, warn })
  try {
    await station.start()
    await failWithoutReceiver(station, options.viewerPort)
    await viewer.open()
  } catch (error) {
    await station.stop()
    throw error
  }
  const { host, port, urls } = station.receiver()
  say(`receiver  ${urls[0]?.url ?? `http://${urlHost(host)}:${port}`}`)
  say(`interface ${viewer.address}`)
  stopOnSignal(station, viewer)
}

/** The role of headquarters: it has sites in place of boxes, and the same interface. */
async function runHeadquarters(options: Options, configFile: string, log: Log): Promise<void> {
  const { createHeadquarters } = await import('./headquarters-role')
  letGarbageGrow()
  const station = createHeadquarters({ dataDir: options.dataDir, configFile }, log, archiveWorker)
  const viewer = new Viewer({ station, options, rendererFolder, log, warn })
  try {
    await station.start()
    await viewer.open()
  } catch (error) {
    await station.stop()
    throw error
  }
  say(`headquarters ${configFile}`)
  say(`interface ${viewer.address}`)
  stopOnSignal(station, viewer)
}

/** Without a window nobody would see the problem; whoever starts the process does. */
async function failWithoutReceiver(station: Station, viewerPort: number): Promise<void> {
  const { problem, host } = station.receiver()
  if (problem === null) return
  // That of the interface is free for as long as it is not served, which it would be next.
  const free = problem.freePort === viewerPort ? await findFreePort(host, viewerPort + 1) : problem.freePort
  const instead = free === null ? '' : `; port ${free} is free (--port ${free})`
  throw new StartFailure(`the receiver cannot start: ${problem.message}${instead}`)
}

function stopOnSignal(station: Pick<Station, 'stop'>, viewer: Viewer): void {
  const stop = () => {
    void viewer
      .close()
      .then(() => station.stop())
      .then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // By a terminal that is closed it ends; whoever looks after a service means by it that files are to be read again.
  process.on('SIGHUP', () => (process.stdout.isTTY ? stop() : void viewer.reload()))
}

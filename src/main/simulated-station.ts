import { rm } from 'node:fs/promises'
import type { Language, Settings } from '../shared/model/settings'
import { seconds } from '../shared/time/millis'
import { languageHere } from './language-here'
import type { Log, StationPort } from './ports'
import { createSimulator, type Simulator } from './simulator/simulator'
import { createStation, type Station } from './station'
import type { MachineClocks } from './station-clock'

/** Many boxes report for the first time before the fleet is shown; so many of them at once. */
const FIRST_AT_ONCE = 16

/** As many boxes need no groups; more of them are spread over sites of this size. */
const UNGROUPED = 12
const AT_ONE_SITE = 24

/** What a simulated station does as the real one is set to. Never the webhook: nobody outside hears of boxes that do not exist. */
const SHARED = [
  'defaultPeriodSeconds',
  'patience',
  'alertDelaySeconds',
  'alertReminders',
  'quietHours',
  'thresholds',
] as const

export interface SimulatedStation extends StationPort {
  readonly boxes: number
  watchAnew(): void
  /** Takes over what of the real settings is true of it as well. */
  follow(settings: Settings): Promise<void>
  /** Stops it and removes what it kept. */
  stop(): Promise<void>
}

export interface SimulatedParts {
  readonly boxes: number
  /** A folder of its own, which it removes in the end. */
  readonly folder: string
  readonly settings: Settings
  /** In which boxes and sites are named; that of the settings or of this machine if not said. */
  readonly language?: Language
  readonly archiveWorker: string | null
  readonly machine: MachineClocks
  readonly log: Log
}

/**
 * A whole station, fed over real HTTP by boxes that do not exist; all of them have reported when this resolves.
 * @throws Error with a sentence why it cannot be had; then nothing of it is left
 */
export async function startSimulatedStation(parts: SimulatedParts): Promise<SimulatedStation> {
  const { boxes, folder, machine } = parts
  await rm(folder, { recursive: true, force: true })
  const options = {
    host: '127.0.0.1',
    port: 0,
    dataDir: folder,
    viewerHost: '127.0.0.1',
    viewerPort: 0,
    simulated: true,
  }
  const log: Log = (line) => parts.log(`simulated: ${line}`)
  const station = createStation(options, log, parts.archiveWorker, machine)
  let simulator: Simulator | null = null
  const stop = async () => {
    await simulator?.stop()
    await station.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const follow = async (settings: Settings) => {
    await station.call('changeSettings', Object.fromEntries(SHARED.map((key) => [key, settings[key]])))
  }
  try {
    await station.start()
    await follow(parts.settings)
    const own = languageHere(parts.settings.language)
    const language = parts.language ?? own
    const period = seconds(20) / machine.pace
    simulator = createSimulator({ url: addressOf(station), boxes, period, language })
    await reportAll(simulator)
    await putInGroups(station, simulator, language)
    simulator.start()
  } catch (error) {
    await stop().catch((failure: unknown) => log(`the end of what did not begin: ${String(failure)}`))
    throw error
  }
  return {
    boxes,
    call: (name, raw) => station.call(name, raw),
    subscribe: (listener) => station.subscribe(listener),
    download: (raw) => station.download(raw),
    watchAnew: () => station.watchAnew(),
    follow,
    stop,
  }
}

function addressOf(station: Station): string {
  const { port, problem } = station.receiver()
  if (problem !== null) throw new Error(`the receiver of the simulated boxes cannot start: ${problem.message}`)
  return `http://127.0.0.1:${port}/SophonFogStatus`
}

async function reportAll(simulator: Simulator): Promise<void> {
  const waiting = simulator.boxes.map(({ serial }) => serial)
  const work = async () => {
    for (let serial = waiting.pop(); serial !== undefined; serial = waiting.pop()) {
      const answer = await simulator.reportNow(serial)
      if (answer.kind === 'answered' && answer.status === 200) continue
      const why = answer.kind === 'answered' ? `it was answered ${answer.status}` : 'there was no answer'
      throw new Error(`the report of the simulated box ${serial} is not taken: ${why}`)
    }
  }
  await Promise.all(Array.from({ length: FIRST_AT_ONCE }, work))
}

/** A fleet of any size has sites; a small one is seen at a glance without. */
async function putInGroups(station: Station, { boxes }: Simulator, language: Language): Promise<void> {
  if (boxes.length <= UNGROUPED) return
  for (let first = 0; first < boxes.length; first += AT_ONE_SITE) {
    const ids = boxes.slice(first, first + AT_ONE_SITE).map(({ serial }) => serial)
    const number = first / AT_ONE_SITE + 1
    await station.call('editGateways', { ids, group: language === 'zh' ? `园区 ${number}` : `Site ${number}` })
  }
}

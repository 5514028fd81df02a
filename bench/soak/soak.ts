import { createWriteStream, mkdirSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FleetView, GatewayView } from '../../src/shared/contract/views'
import { castOf } from './cast'
import { Director } from './director'
import type { Entry, PolledBox } from './history'
import { layCables } from './network'
import { openWatcher, type Watcher } from './page'
import { readKept } from './read-kept'
import { openSink } from './sink'
import { mountSmallDisk } from './small-disk'
import { freePort, StationProcess } from './station'
import { Troupe } from './troupe'

export interface SoakPlan {
  readonly seed: string
  readonly boxes: number
  /** Real seconds. */
  readonly seconds: number
  readonly pace: number
  readonly hasBrowser: boolean
  readonly root: string
  readonly bundles: string
  /** Where everything is written. */
  readonly folder: string
  readonly say: (line: string) => void
}

const CABLES = 3

/** Of the station: a play of less has no time for chance. */
const SHORT_SECONDS = 600

/** Plays, and writes down what happened. */
export async function soak(plan: SoakPlan): Promise<void> {
  const { seed, pace, folder, say } = plan
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  // Every process that is started here has to end with this one.
  process.setMaxListeners(100)
  const file = createWriteStream(join(folder, 'history.jsonl'))
  const write = (entry: Entry) => void file.write(`${JSON.stringify(entry)}\n`)
  const epoch = Date.now()
  const { cables, why } = layCables(CABLES)
  const disk = mountSmallDisk(data)
  const cast = castOf(seed, plan.boxes, cables)
  const [port, viewerPort] = [await freePort(), await freePort()]
  const place = { root: plan.root, bundles: plan.bundles, data, log: join(folder, 'station.log') }
  const station = new StationProcess({ ...place, port, viewerPort, epoch, pace }, (what) =>
    write({ k: 'station', at: Date.now(), what }),
  )
  const sink = await openSink((announcements) => write({ k: 'told', at: Date.now(), announcements }))
  const environment = {
    cables: cables.length === 0 ? `not pulled: ${why}` : `${cables.length}, ${why}`,
    disk: disk === null ? 'never full: no mount allowed here' : 'a tmpfs that is made smaller',
    browser: plan.hasBrowser ? 'Chromium' : 'none',
    station: pace === 1 ? 'as built' : `${pace} times as fast, bundled from source`,
  }
  write({ k: 'plan', seed, epoch, pace, boxes: cast.map(({ box: _, ...about }) => about), environment })
  for (const [what, how] of Object.entries(environment)) say(`${what.padEnd(8)} ${how}`)

  await station.start()
  await post(`${station.viewer}/api/settings`, {
    webhook: { url: sink.url, format: 'json', secret: null },
    defaultPeriodSeconds: 5,
  })
  const sight: Sight = { watcher: null }
  const opening = plan.hasBrowser ? openWatcher(station.viewer) : Promise.resolve(null)
  const opened = opening.then((watcher) => {
    sight.watcher = watcher
  })
  const troupe = new Troupe(join(plan.bundles, 'player.mjs'), write)
  await troupe.start(cast, cables, port, { seed, epoch, pace })

  let asked = 0
  const stationNow = () => epoch + (Date.now() - epoch) * pace
  const readBack = async () => {
    const [from, to] = [asked, Math.floor(stationNow())]
    const name = `rows-${to}.csv`
    const search = new URLSearchParams({ from: String(from), to: String(to), names: 'keys', zone: 'UTC', bom: 'no' })
    const answer = await fetch(`${station.viewer}/api/export/reports?${search}`).catch(() => null)
    // A question that is refused as such would be refused each time, and nothing of the promise be held.
    if (answer?.status === 400) throw new Error(`the soak asks for exports wrongly: ${await answer.text()}`)
    if (answer?.ok !== true) return say(`not exported: ${answer === null ? 'no answer' : await answer.text()}`)
    await writeFile(join(folder, name), await answer.text())
    asked = to
    write({ k: 'rows', at: Date.now(), from, to, file: name })
  }
  const watching = new AbortController()
  const watch = watchStation({ station, pace, sight, write, signal: watching.signal })

  const director = new Director({
    ...{ seed, pace, cast, cables, disk, station, readBack },
    act: (box, act) => troupe.act(box, act),
    note: (what, box) => write({ k: 'note', at: Date.now(), what, box }),
    noteDisk: (what) => write({ k: 'station', at: Date.now(), what }),
    isShort: plan.seconds * pace < SHORT_SECONDS,
    calm: { min: 90_000, max: 200_000 },
  })
  await director.direct(epoch + plan.seconds * 1000)
  await readBack()
  write({ k: 'note', at: Date.now(), what: 'over', box: null })
  await troupe.end()
  watching.abort()
  await watch
  await opened
  await sight.watcher?.close()
  await station.stop()
  sink.close()
  for (const cable of cables) cable.cut()
  // What is mounted here goes with this process.
  await cp(data, join(folder, 'data-at-the-end'), { recursive: true })
  const kept = await readKept(data, join(folder, 'kept.jsonl'))
  disk?.unmount()
  say(`read back ${kept} reports from the folder`)
  await new Promise((done) => file.end(done))
}

/** Who watches in a browser, once it is open. */
interface Sight {
  watcher: Watcher | null
}

interface Watch {
  readonly station: StationProcess
  readonly pace: number
  readonly sight: Sight
  readonly write: (entry: Entry) => void
  readonly signal: AbortSignal
}

/** Real ms. */
const ASK_EVERY = 1500

/** Asks the API what it knows, and looks at the page, until the signal. */
async function watchStation({ station, pace, sight, write, signal }: Watch): Promise<void> {
  for (let turn = 0; !signal.aborted; turn++) {
    const a = Date.now()
    const fleet = await askFleet(station)
    write({ k: 'poll', a, b: Date.now(), boxes: fleet?.gateways.map(polled) ?? null, rss: station.residentMegabytes })
    const { watcher } = sight
    if (turn % 4 === 0 && watcher !== null && fleet !== null) {
      const seen = await watcher.look(() => askFleet(station)).catch(() => null)
      if (seen !== null) write({ k: 'page', at: Date.now(), ...seen })
    }
    await pause(Math.max(0, a + ASK_EVERY / Math.min(pace, 3) - Date.now()), undefined, { signal }).catch(
      () => undefined,
    )
  }
}

/** Real ms that an answer may take; a station that sleeps gives none. */
const ASKS_FOR = 8000

const askFleet = (station: StationProcess): Promise<FleetView | null> =>
  fetch(`${station.viewer}/api/fleet`, { signal: AbortSignal.timeout(ASKS_FOR) })
    .then(
      (answer) => answer.json() as Promise<FleetView>,
      () => null,
    )
    .catch(() => null)

const polled = ({
  id,
  presence,
  fault,
  lastReportAt,
  periodSeconds,
  periodSource,
  devices,
}: GatewayView): PolledBox => ({
  id,
  presence,
  fault: fault.active,
  heardAt: lastReportAt === null ? null : Date.parse(lastReportAt),
  period: periodSeconds * 1000,
  periodSource,
  devices: Object.fromEntries(devices.map((device) => [device.id, device.status])),
})

async function post(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`)
}

export const readHistory = async (folder: string): Promise<Entry[]> =>
  (await readFile(join(folder, 'history.jsonl'), 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry)

import { stat } from 'node:fs/promises'
import { isEvent } from '../../shared/export/event-rows'
import type { Chunk } from '../../shared/history/chunk'
import { type KeptTransitions, unpackTransitions } from '../../shared/history/packed-transitions'
import type { ExportKind } from '../../shared/model/export-schedule'
import type { Transition } from '../../shared/model/transition'
import { periodOf } from '../../shared/presence/period'
import { type Millis, seconds } from '../../shared/time/millis'
import type { ExportAsk } from '../ports'
import { readCollection } from './collection'
import {
  type BoxDocument,
  boxesPath,
  type Day,
  endOfDay,
  isDayWithin,
  listBoxes,
  listDays,
  startOfDay,
  type TransitionsDocument,
  transitionsPath,
} from './day-files'
import { type Extent, startOf } from './extent'
import { readPacked } from './packed'
import { openIncidents, type Selected } from './selection'

/** How long the sizes of files are taken to be the same. */
const SIZES_HOLD: Millis = seconds(60)

/** Chunks of one day that are looked at: enough of them to know how many reports a byte is. */
const CHUNKS_READ = 24

/** What a day takes on the disk. */
interface DaySizes {
  readonly day: Day
  readonly boxes: number
  readonly transitions: number
}

type Rows = Readonly<Record<ExportKind, number>>

/**
 * About how many rows exports would have, without reading them: from the sizes of the days, what a byte of the largest of
 * them holds, and the boxes as they are.
 */
export class Estimates {
  private sizes: { readonly at: number; readonly days: readonly DaySizes[] } | null = null

  /** @param journaled the transitions that are not sealed */
  constructor(
    private readonly folder: string,
    private readonly journaled: (live: readonly Extent[]) => Promise<readonly Transition[]>,
  ) {}

  async of(ask: ExportAsk, selected: Selected, live: readonly Extent[]): Promise<Rows> {
    const { from, to } = ask.request
    const days = (await this.daySizes()).filter(({ day }) => isDayWithin(day, from, to))
    const devices = selected.presents.reduce((sum, { gateway }) => sum + gateway.devices.length, 0)
    const changes = await this.changes(ask, selected, live, days)
    return {
      reports: Math.round(
        (await this.sealedReports(ask, days)) * selected.share + unsealedReports(ask, selected, live),
      ),
      devices: Math.round(devices + changes.devices),
      events: Math.round(changes.events) + openIncidents(ask, selected).length,
      availability: selected.all.reduce((sum, { gateway }) => sum + 1 + gateway.devices.length, 2),
      inventory: selected.presents.length + devices,
    }
  }

  private async sealedReports({ request }: ExportAsk, days: readonly DaySizes[]): Promise<number> {
    const largest = mostOf(days, ({ boxes }) => boxes)
    if (largest === undefined) return 0
    const own = request.gateways?.[0]
    const paths = own === undefined ? [] : [boxesPath(this.folder, largest.day, own)]
    const { chunks, bytes } = await firstWithChunks([...paths, ...(await listBoxes(this.folder, largest.day))])
    const read = chunks.slice(0, CHUNKS_READ)
    const reports = read.reduce(
      (sum, { data }) => sum + (readPacked<Chunk, number>(data, ({ count }) => count, SAY_NOTHING) ?? 0),
      0,
    )
    if (reports === 0) return 0
    const perByte = (reports * chunks.length) / read.length / bytes
    return perByte * sum(days, ({ day, boxes }) => boxes * within(day, request))
  }

  private async changes(
    { request }: ExportAsk,
    { share, wanted }: Selected,
    live: readonly Extent[],
    days: readonly DaySizes[],
  ): Promise<Counts> {
    const journaled = countOf(
      (await this.journaled(live)).filter(
        ({ at, gateway }) => at >= request.from && at < request.to && (wanted?.has(gateway) ?? true),
      ),
    )
    const largest = mostOf(days, ({ transitions }) => transitions)
    if (largest === undefined) return journaled
    const { documents } = await readCollection<TransitionsDocument>(transitionsPath(this.folder, largest.day))
    const sample = documents.reduce((most, one) => (one.data.length > most.data.length ? one : most), NO_DOCUMENT)
    if (sample === NO_DOCUMENT) return journaled
    const counted = countOf(
      readPacked<KeptTransitions, readonly Transition[]>(sample.data, unpackTransitions, SAY_NOTHING) ?? [],
    )
    const times = (share * sum(days, ({ day, transitions }) => transitions * within(day, request))) / sample.data.length
    return { devices: journaled.devices + counted.devices * times, events: journaled.events + counted.events * times }
  }

  private async daySizes(): Promise<readonly DaySizes[]> {
    const now = performance.now()
    if (this.sizes !== null && now - this.sizes.at < SIZES_HOLD) return this.sizes.days
    const days = await Promise.all(
      (await listDays(this.folder)).map(async (day) => {
        const files = await Promise.all((await listBoxes(this.folder, day)).map(sizeOf))
        return { day, boxes: sum(files, (size) => size), transitions: await sizeOf(transitionsPath(this.folder, day)) }
      }),
    )
    this.sizes = { at: now, days }
    return days
  }
}

/** Of these files the first that has reports. */
async function firstWithChunks(paths: readonly string[]) {
  for (const path of paths) {
    const { documents, bytes } = await readCollection<BoxDocument>(path)
    const chunks = documents.flatMap((one) => (one.kind === 'chunk' ? one : []))
    if (chunks.length > 0) return { chunks, bytes }
  }
  return { chunks: [], bytes: 1 }
}

interface Counts {
  readonly devices: number
  readonly events: number
}

const NO_DOCUMENT: TransitionsDocument = { _id: '', generation: '', data: '' }

const countOf = (facts: readonly Transition[]): Counts => ({
  devices: sum(facts, ({ kind }) => (kind.startsWith('device-') ? 1 : 0)),
  events: sum(facts, (fact) => (isEvent(fact) ? 1 : 0)),
})

/** A box that is heard reports each of its formats in its period. */
function unsealedReports(
  { request, now, defaultPeriod }: ExportAsk,
  { presents }: Selected,
  live: readonly Extent[],
): number {
  const [oldest] = live
  if (oldest === undefined) return 0
  const length = Math.min(request.to, now) - Math.max(request.from, startOf(oldest.id))
  if (length <= 0) return 0
  return sum(presents, ({ gateway }) => {
    const isHeard = gateway.presence === 'online' || gateway.presence === 'late'
    return isHeard ? (length * Math.max(1, gateway.rhythms.length)) / periodOf(gateway, defaultPeriod) : 0
  })
}

/** How much of a day a range has, 0 to 1. */
function within(day: Day, { from, to }: { readonly from: Millis; readonly to: Millis }): number {
  const [begin, end] = [startOfDay(day), endOfDay(day)]
  return Math.max(0, Math.min(end, to) - Math.max(begin, from)) / (end - begin)
}

const mostOf = <T>(items: readonly T[], of: (item: T) => number): T | undefined =>
  items.reduce<T | undefined>((most, item) => (most === undefined || of(item) > of(most) ? item : most), undefined)

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((all, item) => all + of(item), 0)

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

/** Whoever reads the file itself says what is damaged. */
const SAY_NOTHING = (): void => undefined

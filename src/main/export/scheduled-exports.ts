import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { doneBy, dueExports, type Period } from '../../shared/export/schedule'
import { ZoneClock } from '../../shared/export/zone-clock'
import type { ExportSchedule } from '../../shared/model/export-schedule'
import { hours, type Millis, minutes, seconds } from '../../shared/time/millis'
import { reason } from '../failures'
import { replaceFile } from '../files/replace-file'
import type { Log } from '../ports'

/** How often it is looked whether something is due; what was slept through is found then. */
const LOOK_EVERY: Millis = minutes(1)

/** A start is busy enough. */
const FIRST_LOOK: Millis = seconds(20)

/** How long after a failure (a folder that is not there) it is tried again. */
const RETRY: Millis = hours(1)

export interface SchedulerParts {
  readonly now: () => Millis
  readonly schedules: () => readonly ExportSchedule[]
  /** Resolves with whether it is written, now or before. */
  readonly run: (schedule: ExportSchedule, period: Period) => Promise<boolean>
  readonly log: Log
}

/** Makes the scheduled exports: each period once, and those that ended while nobody was awake as soon as somebody is. */
export class ScheduledExports {
  private readonly path: string
  private readonly retryAt = new Map<string, Millis>()
  /** By schedule, until when it is done. */
  private done: Record<string, Millis> = {}
  private timer: NodeJS.Timeout | null = null
  private looking: Promise<void> | null = null
  private isStopped = false

  /** @param folder the data folder, in which it is kept what is done */
  constructor(
    folder: string,
    private readonly parts: SchedulerParts,
  ) {
    this.path = join(folder, 'export-schedules.json')
  }

  async start(): Promise<void> {
    this.done = await readDone(this.path)
    this.sleep(FIRST_LOOK)
  }

  /** What is being made is given up by whoever makes it, and nothing else is begun. */
  async stop(): Promise<void> {
    this.isStopped = true
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    await this.looking
  }

  /** Does all that is due. */
  look(): Promise<void> {
    this.looking ??= this.doDue().finally(() => {
      this.looking = null
    })
    return this.looking
  }

  private sleep(length: Millis): void {
    this.timer = setTimeout(() => {
      void this.look().finally(() => {
        if (this.timer !== null) this.sleep(LOOK_EVERY)
      })
    }, length)
    this.timer.unref()
  }

  private async doDue(): Promise<void> {
    const clock = new ZoneClock(Intl.DateTimeFormat().resolvedOptions().timeZone)
    for (const schedule of this.parts.schedules()) {
      const { id, every } = schedule
      if ((this.retryAt.get(id) ?? 0) > this.parts.now()) continue
      for (const period of dueExports(every, await this.doneUntil(schedule), this.parts.now(), clock)) {
        if (this.isStopped) return
        if (!(await this.attempt(schedule, period))) {
          this.retryAt.set(id, this.parts.now() + RETRY)
          break
        }
        this.done = { ...this.done, [id]: period.to }
        await this.keep()
      }
    }
  }

  private async doneUntil({ id, since }: ExportSchedule): Promise<Millis> {
    const now = this.parts.now()
    const until = doneBy(since, this.done[id], now)
    if (until !== now) return until
    this.done = { ...this.done, [id]: until }
    await this.keep()
    return until
  }

  private async attempt(schedule: ExportSchedule, period: Period): Promise<boolean> {
    try {
      return await this.parts.run(schedule, period)
    } catch (error) {
      this.parts.log(`a scheduled export failed: ${reason(error)}`)
      return false
    }
  }

  /** Should it not be kept, the file that lies in the folder says that it is done. */
  private async keep(): Promise<void> {
    try {
      await replaceFile(this.path, JSON.stringify(this.done))
    } catch (error) {
      this.parts.log(`what was exported is not noted: ${String(error)}`)
    }
  }
}

async function readDone(path: string): Promise<Record<string, Millis>> {
  try {
    const kept: unknown = JSON.parse(await readFile(path, 'utf8'))
    const entries = Object.entries(kept as object).filter(([, at]) => typeof at === 'number')
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}

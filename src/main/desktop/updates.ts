import { updatesCalls } from '../../shared/contract/updates-calls'
import type { UpdateFault, UpdateState, UpdatesView } from '../../shared/contract/updates-views'
import { type Outcome, ok } from '../../shared/outcome'
import type { Clock } from '../../shared/time/clock'
import type { Millis } from '../../shared/time/millis'
import { nextCheckAt } from '../../shared/updates/next-check'
import type { Release } from '../../shared/updates/release'
import { isNewer } from '../../shared/updates/version'
import type { Log, StationPort } from '../ports'
import type { UpdateMemory } from './updates-memory'

/** What updating needs of the machine. */
export interface UpdateMachine {
  readonly version: string
  readonly canInstall: boolean
  readonly runsFiles: boolean
  /** Rejects where the feed cannot be reached. */
  readonly look: (feed: string) => Promise<Outcome<Release>>
  /** Fetches and checks what the feed offers; rejects where that fails. */
  readonly download: (feed: string, onProgress: (percent: number) => void) => Promise<void>
  /** Quits, then installs what was fetched, then starts anew. */
  readonly install: () => void
  /** Has somebody choose a file, and hands it on if it is sound; `null` where nobody chose. */
  readonly chooseFile: () => Promise<UpdateFault | 'taken' | null>
}

interface Progress {
  readonly state: UpdateState
  readonly progress: number | null
  readonly offered: string | null
  readonly checkedAt: Millis | null
  readonly fault: UpdateFault | null
}

const NOTHING_YET: Progress = { state: 'idle', progress: null, offered: null, checkedAt: null, fault: null }

/** Newer versions of the app: looks for them when it is time or when asked, and never bothers anybody with a failure. */
export class Updates {
  private current: Progress = NOTHING_YET
  private last: { readonly at: Millis; readonly answered: boolean } | null = null
  private readonly startedAt: Millis

  constructor(
    private readonly machine: UpdateMachine,
    private readonly memory: UpdateMemory,
    private readonly clock: Clock,
    private readonly log: Log,
    /** Called once with a version that was fetched and is installed when the app quits. */
    private readonly onReady: (version: string) => unknown = () => undefined,
  ) {
    this.startedAt = clock.now()
  }

  view(): UpdatesView {
    const { version, canInstall, runsFiles } = this.machine
    return { version, canInstall, runsFiles, ...this.memory.get(), ...this.current }
  }

  change(patch: { readonly feed?: string | null | undefined; readonly automatic?: boolean | undefined }): void {
    const { feed, automatic } = { ...this.memory.get(), ...given(patch) }
    // What another feed offered, or failed to, says nothing of this one.
    if (feed !== this.memory.get().feed && this.current.state === 'idle') {
      this.current = NOTHING_YET
      this.last = null
    }
    this.memory.change({ feed, automatic })
  }

  /** To be called now and then; looks where it is time to. Resolves when what it began has ended. */
  async tick(): Promise<void> {
    const isReady = this.current.state === 'ready'
    const due = nextCheckAt({ ...this.memory.get(), startedAt: this.startedAt, last: this.last, isReady })
    if (due === null || due > this.clock.now() || this.current.state !== 'idle') return
    await this.check()
    if (this.current.offered !== null && this.machine.canInstall) await this.download()
    // Nobody asked, so nobody is told.
    this.set({ fault: null })
  }

  async act(act: 'check' | 'download' | 'install' | 'choose-file'): Promise<void> {
    if (act === 'choose-file') return this.chooseFile()
    if (act === 'install' && this.current.state === 'ready') return this.machine.install()
    if (act === 'check' && this.current.state === 'idle') return this.check()
    // Takes longer than anybody waits for an answer; the view tells how far it is.
    if (act === 'download' && this.current.state === 'idle' && this.current.offered !== null) void this.download()
  }

  private async check(): Promise<void> {
    const { feed } = this.memory.get()
    if (feed === null) return
    this.set({ state: 'checking', fault: null })
    const found = await this.machine.look(feed).catch((error: unknown) => {
      this.log(`no update could be looked for: ${error}`)
      return null
    })
    const now = this.clock.now()
    this.last = { at: now, answered: found !== null }
    if (found === null) return this.set({ state: 'idle', fault: 'unreachable' })
    if (!found.ok) return this.set({ state: 'idle', fault: 'not-a-release', checkedAt: now })
    const { version } = found.value
    const offered = isNewer(version, this.machine.version) ? version : null
    this.set({ state: 'idle', offered, checkedAt: now })
  }

  private async download(): Promise<void> {
    const { feed } = this.memory.get()
    if (feed === null || !this.machine.canInstall) return
    this.set({ state: 'downloading', progress: 0, fault: null })
    try {
      await this.machine.download(feed, (percent) => this.set({ progress: Math.floor(percent) }))
      this.set({ state: 'ready', progress: null })
      this.onReady(this.current.offered ?? '')
    } catch (error) {
      this.log(`the update could not be fetched: ${error}`)
      this.set({ state: 'idle', progress: null, fault: 'download-failed' })
    }
  }

  private async chooseFile(): Promise<void> {
    const result = await this.machine.chooseFile().catch((error: unknown) => {
      this.log(`whose installer the chosen file is could not be found out: ${error}`)
      return 'bad-signature' as const
    })
    if (result !== null) this.set({ fault: result === 'taken' ? null : result })
  }

  private set(part: Partial<Progress>): void {
    this.current = { ...this.current, ...part }
  }
}

/** The station as the window speaks to it: what concerns the app itself is answered here. */
export function withUpdates(station: StationPort, updates: Updates): StationPort {
  return {
    call: async (name, raw) => {
      if (name === 'getUpdates') {
        const input = updatesCalls.getUpdates.parse(raw)
        return input.ok ? ok(updates.view()) : input
      }
      if (name === 'changeUpdates') {
        const input = updatesCalls.changeUpdates.parse(raw)
        if (!input.ok) return input
        updates.change(input.value)
        return ok(updates.view())
      }
      if (name !== 'actOnUpdate') return station.call(name, raw)
      const input = updatesCalls.actOnUpdate.parse(raw)
      if (!input.ok) return input
      await updates.act(input.value.act)
      return ok(updates.view())
    },
    subscribe: (listener) => station.subscribe(listener),
    download: (raw) => station.download(raw),
  }
}

const given = <T extends object>(patch: T) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

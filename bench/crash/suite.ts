import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { backupsFolder, listBackups } from '../../src/main/storage/backups'
import { inspect } from '../../src/main/storage/inspection'
import { NedbStorage } from '../../src/main/storage/nedb-storage'
import { days } from '../../src/shared/time/millis'
import { type Chance, cutPower } from './power-cut'
import type { VictimOrder } from './victim'

export interface CrashPlan {
  readonly kills: number
  /** Goes on killing until so many reports were acknowledged. */
  readonly reports: number
  readonly control: VictimOrder['control']
  /** Where the bundles are. */
  readonly bundles: string
  readonly chance: Chance
  /** Longest life of a victim after its first acknowledgement. */
  readonly lifeMs: number
  /** Days of history kept; what is older need not be found. */
  readonly keepDays: number
  readonly say?: (line: string) => void
}

export interface Verdict {
  readonly kills: number
  readonly acknowledged: number
  readonly lost: number
  readonly duplicated: number
  /** Times the store was opened after a kill and read to its last report. */
  readonly opened: number
  readonly backups: number
}

/** 2026-11-22. */
const BEGINNING = Date.UTC(2026, 10, 22)

/** Kills between two readings of the whole store; the victims themselves open it after each. */
const READ_EVERY = 10

/** Starts a victim, kills it, cuts the power, and again; then holds what is there against what was acknowledged. */
export async function crash(plan: CrashPlan): Promise<Verdict> {
  const work = mkdtempSync(join(tmpdir(), 'fogwatch-crash-'))
  const folder = join(work, 'data')
  const files = { acknowledged: join(work, 'acknowledged'), synced: join(work, 'synced') }
  let verdict: Verdict = { kills: 0, acknowledged: 0, lost: 0, duplicated: 0, opened: 0, backups: 0 }
  try {
    while (verdict.kills < plan.kills || verdict.acknowledged < plan.reports) {
      const { next, at } = lastOf(files.acknowledged)
      await liveAndDie(
        {
          folder,
          worker: join(plan.bundles, 'archive-worker.mjs'),
          first: next,
          startAt: at,
          control: plan.control,
          keepDays: plan.keepDays,
          ...files,
        },
        plan,
      )
      // Half of the kills are of the process alone, half of the whole machine.
      if (plan.chance() < 0.5) cutPower(folder, files.synced, plan.chance)
      verdict = { ...verdict, kills: verdict.kills + 1, acknowledged: linesIn(files.acknowledged) }
      if (verdict.kills % READ_EVERY === 0) {
        verdict = await judge(verdict, folder, files.acknowledged, plan.keepDays)
        plan.say?.(JSON.stringify(verdict))
      }
    }
    return await judge(verdict, folder, files.acknowledged, plan.keepDays)
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function liveAndDie(order: VictimOrder, { bundles, chance, lifeMs }: CrashPlan): Promise<void> {
  const before = sizeOf(order.acknowledged)
  const victim = spawn(process.execPath, [join(bundles, 'victim.mjs'), JSON.stringify(order)], { stdio: 'pipe' })
  const said: string[] = []
  victim.stderr.on('data', (chunk) => said.push(String(chunk)))
  const died = once(victim, 'exit')
  while (sizeOf(order.acknowledged) === before) {
    if (hasEnded(victim)) throw new Error(`the store did not open: ${said.join('')}`)
    await pause(2)
  }
  await pause(chance() * lifeMs)
  if (hasEnded(victim)) throw new Error(`the victim ended by itself: ${said.join('')}`)
  victim.kill('SIGKILL')
  await died
}

async function judge(so: Verdict, folder: string, acknowledged: string, keepDays: number): Promise<Verdict> {
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const found = new Map<number, number>()
  for await (const batch of storage.reports({ from: 0, to: Number.MAX_SAFE_INTEGER / 2 })) {
    for (const { report } of batch) found.set(report.sentAt ?? -1, (found.get(report.sentAt ?? -1) ?? 0) + 1)
  }
  await storage.close()
  const all = entriesOf(acknowledged)
  const horizon = Math.max(...[...all.values()].slice(-100)) - days(keepDays)
  const lost = [...all].filter(([number, at]) => at >= horizon && !found.has(number)).length
  const duplicated = [...found.values()].filter((times) => times > 1).length
  const backups = await listBackups(folder)
  for (const name of backups.slice(-1)) {
    const { findings } = await inspect(join(backupsFolder(folder), name))
    if (findings.length > 0) throw new Error(`the backup ${name} is damaged: ${JSON.stringify(findings)}`)
  }
  return {
    ...so,
    lost: Math.max(so.lost, lost),
    duplicated: Math.max(so.duplicated, duplicated),
    opened: so.opened + 1,
    backups: backups.length,
  }
}

/** The number and the time that the next victim begins with. */
function lastOf(path: string): { next: number; at: number } {
  const entries = [...entriesOf(path)]
  // Victims have sent, unacknowledged, some more; their numbers must not come twice.
  return {
    next: entries.reduce((most, [number]) => Math.max(most, number), 0) + 1000,
    at: entries.reduce((most, [, at]) => Math.max(most, at), BEGINNING),
  }
}

function entriesOf(path: string): Map<number, number> {
  if (!existsSync(path)) return new Map()
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return new Map(lines.map((line) => line.split(' ').map(Number) as [number, number]))
}

const linesIn = (path: string): number => entriesOf(path).size
const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0)
const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

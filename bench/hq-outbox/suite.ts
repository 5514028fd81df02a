import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { comparePositions, type Position } from '../../src/shared/hq/position'
import { makeSitesStream } from '../../test/support/hq/sites-stream'
import { startCluster } from '../../test/support/nats/cluster'
import { type TcpProxy, tcpProxy } from '../../test/support/nats/tcp-proxy'
import type { SiteOrder } from './site'

export interface OutboxPlan {
  /** 1, or 3 for a cluster. */
  readonly servers: number
  /** ms; shorter than an outage, so that names alone would let it in twice. */
  readonly duplicateWindow: number
  readonly commitsPerSecond: number
  readonly reportsPerCommit: number
  /** When the site is killed, ms from the beginning. */
  readonly kills: readonly number[]
  /** What happens to the way, and when. */
  readonly way: readonly { readonly at: number; readonly do: (proxy: TcpProxy) => void }[]
  /** When no more reports are taken. */
  readonly lengthMs: number
  /** What becomes of the way then; it is well if not said. */
  readonly atEnd?: (proxy: TcpProxy) => void
  /** Where the bundles are. */
  readonly bundles: string
}

export interface OutboxVerdict {
  readonly acknowledged: number
  readonly kills: number
  /** Acknowledged by the station, and not at headquarters. */
  readonly missing: number
  /** Of what headquarters folds, twice. */
  readonly duplicated: number
  /** Reports of a box that came after a later one. */
  readonly disordered: number
  readonly messages: number
  /** Commits that are in the stream more than once. */
  readonly repeatedInStream: number
  readonly bytesPerReport: number
  /** From when the way was well and nothing more came, until headquarters had everything. */
  readonly caughtUpMs: number
  /** Reports a second from the first message after the way was well to the last; 0 where that was one message. */
  readonly caughtUpPerSecond: number
}

/** Lets a site forward over a bad way, killing it again and again; then holds the stream against what was acknowledged. */
export async function outbox(plan: OutboxPlan): Promise<OutboxVerdict> {
  const work = mkdtempSync(join(tmpdir(), 'fogwatch-outbox-'))
  const cluster = await startCluster(plan.servers)
  const proxy = await tcpProxy(cluster.addresses[0] ?? '')
  const running: ChildProcess[] = []
  try {
    const stream = await makeSitesStream(cluster.addresses, plan.duplicateWindow)
    const acknowledged = join(work, 'acknowledged')
    const begin = () => {
      // What was not acknowledged may be kept all the same: numbers never come twice.
      const first = running.length * 1_000_000
      const child = startSite(plan, { folder: join(work, 'data'), acknowledged, server: proxy.address, first })
      running.push(child)
      return child
    }
    let site = begin()
    const startedAt = performance.now()
    const kill = async () => {
      site.kill('SIGKILL')
      await once(site, 'exit')
      site = begin()
    }
    const events = [
      ...plan.kills.map((at) => ({ at, do: kill })),
      ...plan.way.map(({ at, do: change }) => ({ at, do: async () => change(proxy) })),
    ].toSorted((a, b) => a.at - b.at)
    for (const event of events) {
      await pause(Math.max(0, startedAt + event.at - performance.now()))
      await event.do()
    }
    await pause(Math.max(0, startedAt + plan.lengthMs - performance.now()))
    ;(plan.atEnd ?? (() => proxy.restore()))(proxy)
    const [restoredAt, restoredTime] = [performance.now(), Date.now()]
    while (!outputOf(site).includes('ready')) await pause(20)
    const ended = once(site, 'exit')
    site.kill('SIGTERM')
    const [code] = await Promise.race([ended, pause(60_000, ['never'], { ref: false })])
    if (code !== 0) throw new Error(`the site did not finish (${code}): ${outputOf(site)}`)
    const caughtUpMs = Math.round(performance.now() - restoredAt)
    const messages = await stream.read()
    const verdict = judge(messages, numbersIn(acknowledged))
    await stream.close()
    const caughtUpPerSecond = rateOf(messages.filter(({ storedAt }) => storedAt >= restoredTime))
    return { ...verdict, kills: plan.kills.length, caughtUpMs, caughtUpPerSecond }
  } finally {
    for (const child of running) child.kill('SIGKILL')
    await proxy.close()
    await cluster.stop()
    rmSync(work, { recursive: true, force: true, maxRetries: 5 })
  }
}

const outputs = new WeakMap<ChildProcess, string[]>()
const outputOf = (child: ChildProcess): string => (outputs.get(child) ?? []).join('')

function startSite(
  plan: OutboxPlan,
  place: Pick<SiteOrder, 'folder' | 'acknowledged' | 'server' | 'first'>,
): ChildProcess {
  const { commitsPerSecond, reportsPerCommit } = plan
  const order: SiteOrder = { ...place, site: 'east', commitsPerSecond, reportsPerCommit }
  const child = spawn(process.execPath, [join(plan.bundles, 'site.mjs'), JSON.stringify(order)], { stdio: 'pipe' })
  const said: string[] = []
  outputs.set(child, said)
  for (const out of [child.stdout, child.stderr]) out?.on('data', (chunk) => said.push(String(chunk)))
  return child
}

const numbersIn = (path: string): number[] =>
  existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1).map(Number) : []

type Messages = Awaited<ReturnType<Awaited<ReturnType<typeof makeSitesStream>>['read']>>

function rateOf(messages: Messages): number {
  const [first, ...more] = messages
  const last = more.at(-1)
  if (first === undefined || last === undefined) return 0
  return Math.round((more.reduce((sum, one) => sum + reportsIn(one), 0) * 1000) / (last.storedAt - first.storedAt))
}

function reportsIn({ message }: Messages[number]): number {
  if (message.kind === 'past') return message.reports.length
  if (message.kind !== 'commits') return 0
  return message.commits.reduce((sum, { facts }) => sum + facts.filter(({ report }) => report !== undefined).length, 0)
}

/** Folds as headquarters does: what is not after the last is passed over. */
function judge(
  messages: Messages,
  acknowledged: readonly number[],
): Omit<OutboxVerdict, 'kills' | 'caughtUpMs' | 'caughtUpPerSecond'> {
  const found = new Map<number, number>()
  const lastOfBox = new Map<string, number>()
  let last: Position | null = null
  let disordered = 0
  let repeatedInStream = 0
  let bytes = 0
  for (const { head, message, size } of messages) {
    bytes += size
    if (message.kind === 'past') for (const row of message.reports) found.set(Number(row[3]), 1)
    if (message.kind !== 'commits') continue
    if (last !== null && comparePositions(head.from, last) > 0) throw new Error(`a hole before ${head.from}`)
    for (const { position, facts } of message.commits) {
      if (last !== null && comparePositions(position, last) <= 0) {
        repeatedInStream++
        continue
      }
      last = position
      for (const { report } of facts) {
        if (report === undefined) continue
        const [box, number] = [report[0], Number(report[3])]
        found.set(number, (found.get(number) ?? 0) + 1)
        if (number < (lastOfBox.get(box) ?? 0)) disordered++
        lastOfBox.set(box, number)
      }
    }
  }
  return {
    acknowledged: acknowledged.length,
    missing: acknowledged.filter((number) => !found.has(number)).length,
    duplicated: [...found.values()].filter((times) => times > 1).length,
    disordered,
    messages: messages.length,
    repeatedInStream,
    bytesPerReport: Math.round(bytes / Math.max(1, found.size)),
  }
}

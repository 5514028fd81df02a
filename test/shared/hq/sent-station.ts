import type { Facts, Storage } from '../../../src/main/ports'
import { valuesOfRow } from '../../../src/shared/history/chunk'
import { identityKey, type KeptIdentity, type KeptRow, rowOf } from '../../../src/shared/history/gateway-replay'
import { splitRecord } from '../../../src/shared/history/row'
import { type SentCommit, type SiteMessage, writeMessage } from '../../../src/shared/hq/commit-message'
import type { MessageHead } from '../../../src/shared/hq/message-head'
import type { Position } from '../../../src/shared/hq/position'
import { readMessage } from '../../../src/shared/hq/read-message'
import type { Incident } from '../../../src/shared/model/incident'
import { KeptFleet } from '../../support/kept-fleet'

export interface Sent {
  readonly head: MessageHead
  readonly message: SiteMessage
}

const GENERATION = '1700000000000-0123abcd'

/** A station whose commits can be sent in any cut, as often as one likes. Messages have been JSON on their way. */
export class SentStation {
  readonly fleet: KeptFleet
  readonly commits: SentCommit[] = []
  /** By the content. */
  private readonly known = new Map<string, KeptIdentity>()
  /** By the key of its name. */
  private readonly named = new Map<string, KeptIdentity>()
  /** Names of a session that a message of it has brought. */
  private readonly brought = new Map<string, Set<string>>()

  constructor(
    private readonly epoch = 'epoch-1',
    private readonly generation = GENERATION,
  ) {
    const storage: Pick<Storage, 'commit'> = { commit: async (facts) => this.keep(facts) }
    this.fleet = new KeptFleet(storage as Storage)
  }

  position(commits: number): Position {
    return `${this.generation}:${commits * 100}`
  }

  /** The commits from one to another, the first not included, as one message of a session. */
  message(session: string, from: number, to: number): Sent {
    const commits = this.commits.slice(from, to)
    const brought = this.brought.get(session) ?? new Set()
    this.brought.set(session, brought)
    const rows = commits.flatMap(({ facts }) =>
      facts.flatMap(({ report }) => (report === undefined ? [] : rowOf(report))),
    )
    const keys = new Set(rows.map(({ gateway, row }) => identityKey(gateway, row.identity ?? '')))
    const fresh = [...keys].filter((key) => !brought.has(key))
    for (const key of fresh) brought.add(key)
    const identities = fresh.flatMap((key) => {
      const one = this.named.get(key)
      return one === undefined ? [] : [one]
    })
    return this.sent(session, 'commits', from, to, { schema: 1, kind: 'commits', identities, commits })
  }

  /** How the gateways are now, in so many parts. */
  snapshot(session: string, of = 1, incidents?: readonly Incident[]): Sent[] {
    const { gateways } = this.fleet
    const size = Math.ceil(gateways.length / of)
    const end = this.commits.length
    return Array.from({ length: of }, (_, n) => {
      const part = gateways.slice(n * size, (n + 1) * size)
      const told = n === 0 && incidents !== undefined ? { incidents } : {}
      return this.sent(session, 'snapshot', end, end, {
        ...{ schema: 1, kind: 'snapshot', part: n + 1, of, gateways: part },
        ...told,
      })
    })
  }

  private sent(session: string, kind: MessageHead['kind'], from: number, to: number, message: SiteMessage): Sent {
    const read = readMessage(writeMessage(message))
    if (!read.ok) throw new Error(read.problem.message)
    const lastAt = this.commits[to - 1]?.at ?? this.fleet.clock.now()
    const place = { from: this.position(from), commit: this.position(to), lastAt }
    const head: MessageHead = {
      kind,
      epoch: this.epoch,
      session,
      ...place,
      owesSnapshot: false,
      past: null,
      check: null,
    }
    return { head, message: read.value }
  }

  private keep({ at, gateways, removed, transitions, report }: Facts): void {
    const told = transitions.length === 0 ? {} : { transitions }
    const fact = report === undefined ? { gateways, removed, ...told } : { report: this.rowOf(report), ...told }
    this.commits.push({ position: this.position(this.commits.length + 1), at, facts: [fact] })
  }

  private rowOf({ record, watchingSince }: NonNullable<Facts['report']>): KeptRow {
    const { identity, row } = splitRecord(record)
    const content = JSON.stringify([record.gateway, identity])
    const one = this.known.get(content) ?? ([record.gateway, `i${this.known.size}`, identity] as const)
    this.known.set(content, one)
    this.named.set(identityKey(one[0], one[1]), one)
    return [record.gateway, watchingSince, ...valuesOfRow({ ...row, identity: one[1] })]
  }
}

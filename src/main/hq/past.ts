import { hash } from 'node:crypto'
import { valuesOfRow } from '../../shared/history/chunk'
import { identityKey, type KeptIdentity, type KeptRow } from '../../shared/history/gateway-replay'
import type { ReportRecord } from '../../shared/history/record'
import { splitRecord } from '../../shared/history/row'
import { MESSAGE_REPORTS, type PastMessage } from '../../shared/hq/commit-message'
import type { Transition } from '../../shared/model/transition'
import type { Millis } from '../../shared/time/millis'
import type { Storage } from '../ports'
import { allTransitions } from './all-transitions'

/** Transitions asked for at a time, and sent in one message. */
const TRANSITIONS_AT_ONCE = 1000

/** A message of the past, and up to when everything is sent with it. */
export interface PastPart {
  readonly message: PastMessage
  readonly reports: number
  readonly doneUntil: Millis
}

type PastStorage = Pick<Storage, 'reports' | 'transitions'>

/** What lies in a day, or a part of one: who is interrupted in it begins it anew. */
export async function* partsOfDay(storage: PastStorage, from: Millis, to: Millis): AsyncGenerator<PastPart> {
  let part = new PartOfPast()
  for await (const records of storage.reports({ from, to })) {
    for (const record of records) {
      part.add(record)
      if (part.isFull) {
        yield part.get([], from)
        part = new PartOfPast()
      }
    }
  }
  if (!part.isEmpty) yield part.get([], from)
  for await (const transitions of allTransitions(storage, { from, to }, TRANSITIONS_AT_ONCE)) {
    yield new PartOfPast().get(transitions, from)
  }
  yield new PartOfPast().get([], to)
}

/** Identities with long lists of devices make a message long before it has many reports. */
const IDENTITY_CHARACTERS = 1024 * 1024

class PartOfPast {
  private readonly identities = new Map<string, KeptIdentity>()
  private readonly reports: KeptRow[] = []
  private characters = 0

  get isFull(): boolean {
    return this.reports.length >= MESSAGE_REPORTS || this.characters > IDENTITY_CHARACTERS
  }

  get isEmpty(): boolean {
    return this.reports.length === 0
  }

  add(record: ReportRecord): void {
    const { gateway } = record
    const { identity, row } = splitRecord(record)
    const text = JSON.stringify(identity)
    const name = hash('sha1', text, 'base64url').slice(0, 16)
    const key = identityKey(gateway, name)
    if (!this.identities.has(key)) {
      this.identities.set(key, [gateway, name, identity])
      this.characters += text.length
    }
    this.reports.push([gateway, null, ...valuesOfRow({ ...row, identity: name })])
  }

  get(transitions: readonly Transition[], doneUntil: Millis): PastPart {
    const { reports } = this
    const identities = [...this.identities.values()]
    return {
      message: { schema: 1, kind: 'past', identities, reports, transitions },
      reports: reports.length,
      doneUntil,
    }
  }
}

import { type Outcome, ok, problem } from '../outcome'
import type { Millis } from '../time/millis'
import { isPosition, type Position } from './position'

/**
 * What the headers of a message on `fogwatch.<site>.commit` say. They are read by who folds, and by the station itself,
 * which asks for its own last message to know where to go on: that answer, and nothing it remembers, is the truth.
 */
export interface MessageHead {
  readonly kind: MessageKind
  /** The store that the message is of. Another one counts anew, and begins with a snapshot. */
  readonly epoch: string
  /** The run of the forwarder that sent it: two at a time are two stations with one key. */
  readonly session: string
  /** The place in the journal before what it brings. A fold that is not there has missed something. Of a `snapshot`, from where commits follow. */
  readonly from: Position
  /** The place after it: what the site's headquarters then knows. Of `past` and `gap` the same as `from`. */
  readonly commit: Position
  /** When the last of what it brings was kept. */
  readonly lastAt: Millis
  /** Lines beyond `from` were left out, as too large or gone: a snapshot will follow and set it right. */
  readonly owesSnapshot: boolean
  /** Of `past`, how far the days are sent: opaque to everybody but the station. */
  readonly past: string | null
  /** Tells this journal from another one that has a place of the same name. */
  readonly check: string | null
}

export type MessageKind = 'commits' | 'past' | 'snapshot' | 'gap'

export const SCHEMA = 1
const KINDS: readonly string[] = ['commits', 'past', 'snapshot', 'gap'] satisfies MessageKind[]
const WORD = /^[\w-]{1,64}$/
const PAST = /^[\w:/.-]{1,200}$/

/** The headers, by name. */
export function headersOf(head: MessageHead): Readonly<Record<string, string>> {
  return {
    'Fw-Schema': String(SCHEMA),
    'Fw-Kind': head.kind,
    'Fw-Epoch': head.epoch,
    'Fw-Session': head.session,
    'Fw-From': head.from,
    'Fw-Commit': head.commit,
    'Fw-Last-At': String(head.lastAt),
    ...(head.owesSnapshot ? { 'Fw-Owes': 'snapshot' } : {}),
    ...(head.past === null ? {} : { 'Fw-Past': head.past }),
    ...(head.check === null ? {} : { 'Fw-Check': head.check }),
  }
}

/** @param part tells apart what is of one place: parts of a snapshot, of the past. `null` where there is only one */
export const messageId = (site: string, { epoch, commit }: MessageHead, part: string | null): string =>
  part === null ? `${site}:${epoch}:${commit}` : `${site}:${epoch}:${commit}:${part}`

/** @param get a header by name; `''` or nothing where there is none */
export function readHead(get: (name: string) => string | undefined): Outcome<MessageHead> {
  const read = (name: string): string => get(name) ?? ''
  const schema = read('Fw-Schema')
  if (schema !== String(SCHEMA))
    return wrong('Fw-Schema', schema === '' ? 'is missing' : `is ${schema.slice(0, 20)}, not 1`)
  const kind = read('Fw-Kind')
  if (!KINDS.includes(kind)) return wrong('Fw-Kind', 'is none that is known')
  const [epoch, session] = [read('Fw-Epoch'), read('Fw-Session')]
  if (!WORD.test(epoch)) return wrong('Fw-Epoch', 'is no plain word')
  if (!WORD.test(session)) return wrong('Fw-Session', 'is no plain word')
  const [from, commit] = [read('Fw-From'), read('Fw-Commit')]
  if (!isPosition(from)) return wrong('Fw-From', 'is no position in a journal')
  if (!isPosition(commit)) return wrong('Fw-Commit', 'is no position in a journal')
  const lastAt = /^\d{1,15}$/.test(read('Fw-Last-At')) ? Number(read('Fw-Last-At')) : null
  if (lastAt === null) return wrong('Fw-Last-At', 'is no time')
  const [past, check] = [read('Fw-Past'), read('Fw-Check')]
  return ok({
    kind: kind as MessageKind,
    epoch,
    session,
    from,
    commit,
    lastAt,
    owesSnapshot: read('Fw-Owes') === 'snapshot',
    past: PAST.test(past) ? past : null,
    check: WORD.test(check) ? check : null,
  })
}

const wrong = (header: string, what: string) => problem('invalid-input', `the header ${header} ${what}`, header)

import { deflateRawSync } from 'node:zlib'
import type { HistoryLink } from '../../src/main/headquarters/history-link'
import { type HistoryStep, SiteHistory } from '../../src/main/headquarters/site-history'
import { drawn } from '../../src/main/storage/drawn'
import { splitRecord } from '../../src/shared/history/row'
import { readBoxHours, writeBoxHours } from '../../src/shared/hq/box-hours'
import { writeMessage } from '../../src/shared/hq/commit-message'
import { readDayIndex } from '../../src/shared/hq/day-index'
import { happenedIn, readHappened } from '../../src/shared/hq/happened'
import { readParcel, writeParcel } from '../../src/shared/hq/parcel'
import { readMessage } from '../../src/shared/hq/read-message'
import { readAnswer, readRequest } from '../../src/shared/hq/site-requests'
import type { Outcome } from '../../src/shared/outcome'
import { report } from '../../test/support/reports'
import { foundOffline } from '../../test/support/transitions'

/** 2026-09-22, a day. */
const FROM = 1_790_035_200_000
const TO = FROM + 86_400_000

const hours = () => {
  const { row, identity } = splitRecord({
    ...{ gateway: 'SN-1', at: FROM + 1000, from: '10.0.0.1', path: '/' },
    ...{ report: report({ sn: 'SN-1' }), percentMetrics: [], devicesOnline: 1, devicesTotal: 2 },
  })
  const presence = [{ at: FROM + 2000, from: 'online', to: 'late' }]
  const rows = [1, 2, 3].map((n) => ({ ...row, at: FROM + n * 1000, identity: 'a' }))
  return writeBoxHours({ rows, identities: new Map([['a', identity]]), presence })
}
const piece = { gateway: 'SN-1', from: FROM, to: TO - 1, reports: 3, bytes: deflateRawSync(hours()) }
const parcel = Buffer.from(writeParcel({ pieces: [piece], left: [['SN-2', FROM + 5]] }))
const index = { schema: 1, day: '2026-09-22', signature: 'x', boxes: [['SN-1']], happened: 1, omitted: 0 }
const past = {
  schema: 1,
  kind: 'past',
  identities: [],
  reports: [],
  transitions: [foundOffline('SN-1', FROM + 9)],
} as const

/** What each of them gets when nothing is wrong: JSON, or bytes. */
export const SAMPLES = {
  commit: {
    texts: [
      writeMessage({
        ...{ schema: 1, kind: 'commits', identities: [] },
        commits: [{ position: '1790000000000-0123abcd:4711', at: FROM, facts: [{ transitions: past.transitions }] }],
      }),
      writeMessage({ schema: 1, kind: 'snapshot', part: 1, of: 1, gateways: [], incidents: [] }),
    ],
  },
  hours: { texts: [hours()] },
  parcel: { bytes: [parcel] },
  sealedDay: { bytes: [parcel] },
  answeredHistory: { bytes: [parcel] },
  index: { texts: [JSON.stringify(index)] },
  happened: { texts: [writeMessage(past)] },
  answer: {
    texts: [
      JSON.stringify({ ok: true, value: { report: { at: FROM, from: '10.0.0.1', dialect: 'D1', body: '{}' } } }),
      JSON.stringify({ ok: true, value: null }),
      JSON.stringify({ ok: false, problem: { code: 'internal', message: 'no' } }),
    ],
  },
  request: { texts: [JSON.stringify({ schema: 1, from: FROM, to: TO, gateways: ['SN-1'] })] },
} satisfies Record<string, { readonly texts?: readonly string[]; readonly bytes?: readonly Buffer[] }> as Readonly<
  Record<ReaderName, { readonly texts?: readonly string[]; readonly bytes?: readonly Buffer[] }>
>

export type ReaderName =
  | 'commit'
  | 'hours'
  | 'parcel'
  | 'sealedDay'
  | 'answeredHistory'
  | 'index'
  | 'happened'
  | 'answer'
  | 'request'

const STATES = new Set(['online', 'late', 'offline', 'unobserved', 'expected'])

/** @returns what is wrong with how it was read, in a sentence; `null` if nothing is */
export const READERS: Readonly<Record<ReaderName, (bytes: Buffer) => Promise<string | null>>> = {
  commit: async (bytes) => outcomeOf(readMessage(bytes.toString())),
  async hours(bytes) {
    const read = readBoxHours(bytes.toString(), 'SN-1')
    return outcomeOf(read) ?? (await drawnFrom(deflateRawSync(bytes.toString()), read.ok))
  },
  async parcel(bytes) {
    const read = readParcel(bytes)
    if (!read.ok) return outcomeOf(read)
    const beyond = read.value.pieces.some((one) => one.bytes.length > bytes.length)
    if (beyond) return 'a piece is longer than the parcel'
    for (const { bytes } of read.value.pieces) {
      const wrong = await drawnFrom(bytes, null)
      if (wrong !== null) return wrong
    }
    return null
  },
  sealedDay: (bytes) =>
    historyOver({
      part: async (subject) => (subject.includes('.index.') ? deflateRawSync(JSON.stringify(index)) : bytes),
      ask: () => Promise.reject(new Error('away')),
    }),
  answeredHistory: (bytes) => historyOver({ part: async () => null, ask: async () => bytes }),
  index: async (bytes) => outcomeOf(readDayIndex(bytes.toString())),
  async happened(bytes) {
    const read = readHappened(bytes.toString())
    if (!read.ok) return outcomeOf(read)
    for (const raw of read.value) {
      const one = happenedIn(raw, FROM, TO)
      if (one !== null && !(one.at >= FROM && one.at < TO)) return 'an event is of another day'
    }
    return null
  },
  async answer(bytes) {
    const text = bytes.toString()
    return (
      outcomeOf(readAnswer('report', text)) ??
      outcomeOf(readAnswer('acknowledge', text)) ??
      (readAnswer('history', text).ok ? 'words were taken for a parcel' : null)
    )
  },
  async request(bytes) {
    const text = bytes.toString()
    for (const command of ['history', 'report', 'acknowledge', 'toString', '__proto__']) {
      const wrong = outcomeOf(readRequest(command, text))
      if (wrong !== null) return `${command}: ${wrong}`
    }
    return null
  },
}

function outcomeOf(read: Outcome<unknown>): string | null {
  if (typeof read.ok !== 'boolean') return 'no outcome'
  return read.ok || read.problem.message.length > 0 ? null : 'refused without a reason'
}

/** @param isReadable whether it must be; `null` where that is not known */
async function drawnFrom(bytes: Uint8Array, isReadable: boolean | null): Promise<string | null> {
  const range = { from: FROM, to: TO }
  const query = { gateway: 'east/SN-1', there: 'SN-1', points: 50, present: null, ...range }
  const made = await drawn({ ...query, hours: [{ bytes, ...range }], missing: [] })
  if (isReadable !== null && isReadable !== (made.unread.length === 0)) return 'two readers of hours disagree'
  if (made.unread.length > 0 && made.missing.length === 0) return 'what cannot be read is not missing'
  const states = made.presence.map(({ state }) => state)
  const strange = states.find((state) => !STATES.has(state))
  if (strange !== undefined) return `it was ${strange}`
  const outside = made.samples.find(({ at }) => !(at >= FROM && at < TO))
  return outside === undefined ? null : `a sample is of ${outside.at}`
}

/** Whatever the other end says: it ends, never throws, and gives nothing of another time or box. */
async function historyOver(link: Pick<HistoryLink, 'part' | 'ask'>): Promise<string | null> {
  const history = new SiteHistory({ ...link, close: async () => undefined }, () => undefined)
  const query = { site: 'east', gateways: ['SN-1', 'SN-2'], from: FROM + 3600_000, to: TO }
  for await (const step of history.of(query)) {
    const wrong = stepOf(step, query)
    if (wrong !== null) return wrong
  }
  return null
}

function stepOf(step: HistoryStep, { gateways, from, to }: { gateways: string[]; from: number; to: number }) {
  if (step.kind === 'missing') return null
  if (!gateways.includes(step.gateway)) return `hours of ${step.gateway}, whom nobody asked for`
  const outside = step.hours.rows.find(({ at }) => at === null || at < from || at >= to)
  return outside === undefined ? null : `a row is of ${outside.at}`
}

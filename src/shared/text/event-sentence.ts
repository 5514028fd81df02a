import type { EventView } from '../contract/views'
import type { Text } from './en'
import { deviceCalled, isolated, readable } from './readable'

type Event = Pick<EventView, 'kind' | 'gatewayName' | 'device' | 'deviceName' | 'from' | 'to' | 'cause' | 'detail'>

/** A piece of a sentence: our own words, or what a box or a user wrote, which must keep its direction to itself. */
export interface SentencePart {
  readonly words: string
  /** `name` is whom the sentence is about; `value` is what it says of them. */
  readonly kind: 'text' | 'name' | 'value'
}

/** The parts as one text for where there is nothing but text: tooltips, notifications, files. */
export const sentenceOf = (parts: readonly SentencePart[]): string =>
  parts.map(({ words, kind }) => (kind === 'text' ? words : isolated(words))).join('')

/** What happened, as the parts of one sentence. */
export function eventParts(event: Event, { events: say, table }: Text): readonly SentencePart[] {
  // Several addresses are kept as words of one text.
  const said = (value: string) => (event.kind === 'address' ? table.listOf(value.split(' ')) : value)
  return partsOf(
    (box, part, from, to) => wordsOf(event, say, box, part, from, to),
    { kind: 'name', words: event.gatewayName },
    { kind: 'name', words: deviceCalled(event.deviceName, event.device) },
    { kind: 'value', words: said(event.from ?? '–') },
    { kind: 'value', words: said(event.to ?? '–') },
  )
}

/** Why, in the box's own words where there are any; empty when the sentence says it all. */
export function eventDetail(event: Event, { events: say }: Text): string {
  return event.detail === null ? say.cause[event.cause] : say.quote(isolated(event.detail))
}

/** Stand for the foreign pieces while a sentence is made of its template; no template has them. */
const MARKS = ['\ue000', '\ue001', '\ue002', '\ue003'] as const
type Mark = (typeof MARKS)[number]

/** A sentence about a box, or a device of one. */
export const sentenceAbout = (template: (box: string, device: string) => string, box: string, device: string): string =>
  sentenceOf(partsOf(template, { kind: 'name', words: box }, { kind: 'name', words: device }))

/** A template filled with foreign pieces, taken apart again where they stand. */
export function partsOf(
  template: (...marks: readonly [Mark, Mark, Mark, Mark]) => string,
  ...foreign: readonly SentencePart[]
): readonly SentencePart[] {
  const parts = template(...MARKS)
    .split(/([\ue000-\ue003])/)
    .flatMap((words): readonly SentencePart[] => {
      const place = MARKS.indexOf(words as Mark)
      const piece = foreign[place]
      if (piece !== undefined) return [{ ...piece, words: readable(piece.words) }]
      return words === '' ? [] : [{ kind: 'text', words }]
    })
  return parts.map((part, at) => (part.kind === 'text' ? closedUp(part, parts[at - 1], parts[at + 1]) : part))
}

const BEGINS_CHINESE = /^\p{Script=Han}/u
const ENDS_CHINESE = /\p{Script=Han}$/u
const OPENS_APART = /^ (?=\p{Script=Han})/u
const CLOSES_APART = /(?<=\p{Script=Han}) $/u

/** Templates part foreign words by a space, as Latin ones are from Chinese; between Chinese and Chinese there is none. */
function closedUp(part: SentencePart, before: SentencePart | undefined, after: SentencePart | undefined): SentencePart {
  const opened = ENDS_CHINESE.test(before?.words ?? '') ? part.words.replace(OPENS_APART, '') : part.words
  return { ...part, words: BEGINS_CHINESE.test(after?.words ?? '') ? opened.replace(CLOSES_APART, '') : opened }
}

function wordsOf(event: Event, say: Text['events'], box: string, device: string, from: string, to: string): string {
  switch (event.kind) {
    case 'gateway-appeared':
      return say.appeared(box)
    case 'presence':
      return presenceSentence(event, say, box)
    case 'fault':
      return event.to === 'ok' ? say.faultCleared(box) : say.fault(box)
    case 'address':
      return say.address(box, from, to)
    case 'reported-status':
      return say.reportedStatus(box, from, to)
    case 'software-version':
      return say.softwareVersion(box, from, to)
    case 'auth-code':
      return say.authCode(box, from, to)
    case 'identity':
      return event.to === null ? say.identityClear(box) : say.identity(box)
    case 'period':
      return say.period(box, to)
    case 'restart':
      return say.restart(box, to)
    case 'device-appeared':
      return say.deviceAppeared(device, box)
    case 'device-status':
      return deviceSentence(event.to, device, box, say)
    case 'device-renamed':
      return say.deviceRenamed(from, to, box)
    case 'device-moved':
      return say.deviceMoved(device, box, from, to)
    case 'device-removed':
      return say.deviceRemoved(device, box)
    case 'mute':
      return event.to === null ? say.unmuted(box) : say.muted(box)
    case 'removal':
      return event.to === 'removed' ? say.removed(box) : say.restored(box)
    case 'incident':
      return say.incidentOver(event.device === null ? box : `${device}, ${box}`)
  }
}

function presenceSentence({ from, to }: Event, say: Text['events'], box: string): string {
  switch (to) {
    case 'offline':
      return say.wentOffline(box)
    case 'late':
      return say.isLate(box)
    case 'unobserved':
      return say.notWatched(box)
    case 'expected':
      return say.expected(box)
    default:
      return from === 'offline' ? say.backOnline(box) : say.online(box)
  }
}

function deviceSentence(to: string | null, device: string, box: string, say: Text['events']): string {
  switch (to) {
    case 'online':
      return say.deviceOnline(device, box)
    case 'offline':
      return say.deviceOffline(device, box)
    case 'missing':
      return say.deviceMissing(device, box)
    default:
      return say.deviceUnknown(device, box)
  }
}

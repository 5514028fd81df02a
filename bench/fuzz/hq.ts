import { deflateRawSync } from 'node:zlib'
import type { Chance } from '../soak/chance'
import { READERS, type ReaderName, SAMPLES } from './hq-readers'
import { anyValue, damaged } from './junk'
import type { Target } from './target'

/** Something that came from a site, and who reads it. */
export interface Sent {
  readonly reader: ReaderName
  readonly base64: string
}

const NAMES = Object.keys(READERS) as ReaderName[]

/** What a site may send to headquarters, or somebody in its place: messages, sealed days, answers. */
export function hqTarget(): Target<Sent> {
  return {
    name: 'hq',
    make(chance) {
      const reader = chance.pick(NAMES)
      return [{ reader, base64: junkFor(reader, chance).toString('base64') }]
    },
    async run([sent]) {
      if (sent === undefined) return null
      return await READERS[sent.reader](Buffer.from(sent.base64, 'base64'))
    },
    close: async () => undefined,
  }
}

/** Mostly what is almost right: what is wrong at once is found out at once. */
function junkFor(reader: ReaderName, chance: Chance): Buffer {
  const { texts, bytes } = SAMPLES[reader]
  if (bytes !== undefined && (texts === undefined || chance.happens(0.5))) return spoiled(chance.pick(bytes), chance)
  const text = chance.pick(texts ?? [''])
  return chance.pick([
    () => spoiled(Buffer.from(text), chance),
    () => Buffer.from(JSON.stringify(exchanged(JSON.parse(text), chance)) ?? ''),
    () => Buffer.from(JSON.stringify(anyValue(chance)) ?? ''),
    () => deflateRawSync(Buffer.from(text)),
  ])()
}

function spoiled(whole: Buffer, chance: Chance): Buffer {
  let bytes = whole
  for (let edits = 1 + chance.below(3); edits > 0; edits--) bytes = damaged(bytes, chance)
  return bytes
}

/** The same JSON with something else in one place. */
function exchanged(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.happens(0.15)) return anyValue(chance)
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  const keys = Object.keys(copy)
  if (keys.length === 0) return anyValue(chance)
  const key = chance.pick(keys) as never
  copy[key] = exchanged(copy[key], chance) as never
  return copy
}

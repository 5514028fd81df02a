import { Buffer, isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { expectAgain } from '../../../shared/decode/devices/lasting-lists'

type Fields = Record<string, unknown>

/** The end of a body: its bytes from the list of devices on, and the fields they hold. */
interface Tail {
  readonly bytes: Buffer
  readonly key: string
  readonly fields: Fields
  /** There is nothing but the list. */
  readonly isAlone: boolean
}

/** Where boxes list their devices: the long part of a body, and nearly always its end. */
const DEVICE_LISTS = ['sub_devices', 'media_devices', 'cameraInfo']

/** A larger body has to be held against limits that this one has no room to exceed. */
const LARGEST_BODY = 64 * 1024

/** Bytes of tails in one generation; of 2,000 boxes they take some 8 MB. */
const GENERATION_BYTES = 12 * 1024 * 1024

/**
 * A generation also ends when each of its tails could have come so often again: what boxes have listed before then need
 * not be held, however much room there is. Counted, because nothing here looks at a clock.
 */
const ROUNDS = 16
const FEWEST_READS = 1000

/** What a tail takes beside its bytes: objects of its own, however short it is. */
const TAIL_BYTES = 1024

/** Checksums of what came once; what has not come again by the time there are so many is new when it does. */
const GLIMPSES = 16_384

const COMMA = 0x2c
const BRACE = 0x7b

/**
 * Reads JSON bodies whose end is the end of an earlier one without reading it again. A box sends its measurements, which
 * differ each time, and then its list of devices, which hardly ever does and makes nine tenths of the body. What came
 * twice is held; what it gives is what `JSON.parse` of the whole gives, to the order of the keys; or `null`, where somebody else has to look.
 */
export class KnownTails {
  /** By checksum; those in use and those that were, which go when the present ones fill their room. */
  private present = new Map<number, Tail>()
  private past = new Map<number, Tail>()
  private heldBytes = 0
  /** Tails looked for in this generation. */
  private reads = 0
  /** By checksum what came once. Of a box whose end differs each time nothing else is held. */
  private readonly glimpsed = new Set<number>()

  /** The object that a body holds. Its parts are shared between bodies and must not be changed. */
  read(bytes: Buffer): Fields | null {
    // A second byte of 0 is UTF-16, which `decodeText` knows.
    if (bytes.length > LARGEST_BODY || bytes[0] !== BRACE || bytes[1] === 0) return null
    for (const key of DEVICE_LISTS) {
      const at = bytes.indexOf(`"${key}"`)
      if (at > 0) return this.readFrom(bytes, at, key)
    }
    return null
  }

  private readFrom(bytes: Buffer, at: number, key: string): Fields | null {
    if (!isAfterComma(bytes, at)) return null
    const head = readHead(bytes, at, key)
    if (head === null) return null
    const tail = this.tailOf(bytes.subarray(at), key)
    if (tail === null) return null
    return join(head, tail)
  }

  private tailOf(bytes: Buffer, key: string): Tail | null {
    if (++this.reads > FEWEST_READS + ROUNDS * this.present.size) this.age()
    const checksum = crc32(bytes)
    const present = this.present.get(checksum)
    if (present?.bytes.equals(bytes)) return present
    const past = this.past.get(checksum)
    if (past?.bytes.equals(bytes)) return this.hold(checksum, past)
    const isAgain = this.glimpsed.has(checksum)
    const tail = readTail(bytes, key)
    if (tail === null) return null
    if (!isAgain) this.glimpse(checksum)
    else if (this.glimpsed.delete(checksum)) this.hold(checksum, lasting(tail))
    return tail
  }

  private glimpse(checksum: number): void {
    if (this.glimpsed.size >= GLIMPSES) this.glimpsed.clear()
    this.glimpsed.add(checksum)
  }

  private hold(checksum: number, tail: Tail): Tail {
    const size = tail.bytes.length + TAIL_BYTES
    this.heldBytes += size
    if (this.heldBytes > GENERATION_BYTES) {
      this.age()
      this.heldBytes = size
    }
    this.present.set(checksum, tail)
    return tail
  }

  private age(): void {
    this.past = this.present
    this.present = new Map()
    this.heldBytes = 0
    this.reads = 0
  }
}

/** With bytes of its own: those of a request are part of all that came with it, which would be held as well. */
function lasting(tail: Tail): Tail {
  const list = tail.fields[tail.key]
  if (Array.isArray(list)) expectAgain(list)
  const bytes = Buffer.allocUnsafeSlow(tail.bytes.length)
  tail.bytes.copy(bytes)
  return { ...tail, bytes }
}

/** Whether the quote at `at` may open a key: what comes before tells that it cannot be escaped. */
function isAfterComma(bytes: Buffer, at: number): boolean {
  let before = at - 1
  while (before > 0 && isSpace(bytes[before])) before--
  return bytes[before] === COMMA || bytes[before] === BRACE
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/**
 * The fields up to the list, with 0 in its place. That this reads proves that the key at `at` is one of the outermost
 * object: inside a string its quote would end the string and leave its name bare, and deeper the brace would not be the
 * last. So whatever reads as the end of an object here reads as its end there.
 */
function readHead(bytes: Buffer, at: number, key: string): Fields | null {
  const text = bytes.toString('utf8', 0, at)
  // What UTF-8 cannot say is in another charset, which the whole of the body decides.
  if (text.includes('\ufffd')) return null
  return parse(`${text}"${key}":0}`)
}

function readTail(bytes: Buffer, key: string): Tail | null {
  if (!isUtf8(bytes)) return null
  const fields = parse(`{${bytes.toString('utf8')}`)
  const list = fields?.[key]
  if (fields === null || !Array.isArray(list)) return null
  return { bytes, key, fields, isAlone: Object.keys(fields).length === 1 }
}

/** As if both had been read together: a key that comes twice has the place of the first and the value of the last. */
function join(head: Fields, { key, fields, isAlone }: Tail): Fields {
  // Spread, not assigned: keys are foreign, and one may be `__proto__`.
  if (!isAlone) return { ...head, ...fields }
  head[key] = fields[key]
  return head
}

function parse(json: string): Fields | null {
  try {
    return JSON.parse(json) as Fields
  } catch {
    return null
  }
}

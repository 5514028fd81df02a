import { sayStatuses } from '../history/row-statuses'
import type { Device, DeviceStatus } from '../model/gateway'
import type { DeviceReport, DeviceType } from '../model/report'
import { packedTexts, unpackedTexts } from './packed-texts'

/** What of a device is a text, all of it: the compiler misses a field that is not here. Append only: what is kept knows them by place. */
const TEXTS: Readonly<Record<Exclude<keyof Device, 'lastKnownStatus' | 'since'>, true>> = {
  ...{ id: true, name: true, ip: true, type: true, typeCode: true },
  ...{ location: true, group: true, softwareVersion: true, url: true },
}
const FIELDS = Object.keys(TEXTS) as (keyof typeof TEXTS)[]

/** A letter for each device, those of a row and one for what no row says; then what is told of them. */
const LETTERS: Readonly<Record<DeviceStatus, string>> = { online: '1', offline: '0', unknown: '-', missing: 'm' }
const STATUSES: Readonly<Record<string, DeviceStatus>> = { '1': 'online', '0': 'offline', '-': 'unknown', m: 'missing' }
const END = ';'

/**
 * The devices of a gateway in one text, a value. A hundred thousand gateways have more than half a million of them, most
 * of which nobody looks at for hours: as objects they took a quarter of all the memory that headquarters had.
 */
export class PackedDevices {
  private constructor(readonly text: string) {}

  static readonly none = new PackedDevices(END)

  /** @param text as `text` of another one */
  static ofText(text: string): PackedDevices {
    return text === END ? PackedDevices.none : new PackedDevices(text)
  }

  static of(devices: readonly Device[]): PackedDevices {
    if (devices.length === 0) return PackedDevices.none
    const letters = devices.map(({ lastKnownStatus }) => LETTERS[lastKnownStatus]).join('')
    const texts = devices.map((device) => [...FIELDS.map((field) => device[field]), String(device.since)])
    return new PackedDevices(packedTexts(texts, letters + END))
  }

  /** Whether a row says of each of them what was last known of it, by the letters that it has for them. */
  areSaid(statuses: string | null): boolean {
    const { text } = this
    const letters = statuses ?? ''
    // Nearly always; that one is missing no row says, whatever letters it has.
    if (text.startsWith(letters) && text[letters.length] === END && !letters.includes(LETTERS.missing)) return true
    return sayStatuses(statuses, this.statuses())
  }

  /** How each is, without what else is told of it. */
  statuses(): readonly Pick<Device, 'lastKnownStatus'>[] {
    return Array.from(this.letters, (letter) => ({ lastKnownStatus: STATUSES[letter] ?? 'unknown' }))
  }

  /** Made anew each time. @throws RangeError where the text is damaged */
  list(): readonly Device[] {
    const { letters, text } = this
    return unpackedTexts(text, letters.length + 1, FIELDS.length + 1).map((texts, index) => ({
      ...told(texts),
      lastKnownStatus: STATUSES[letters[index] ?? ''] ?? 'unknown',
      since: Number(texts[FIELDS.length]),
    }))
  }

  /** As it is kept. */
  toJSON(): string {
    return this.text
  }

  private get letters(): string {
    return this.text.slice(0, this.text.indexOf(END))
  }
}

type Told = Omit<DeviceReport, 'status'>

/** By place, as in `FIELDS`. */
const told = ([id, name, ip, type, typeCode, location, group, softwareVersion, url]: readonly (
  | string
  | null
)[]): Told => ({
  id: id ?? '',
  name: name ?? null,
  ip: ip ?? null,
  type: (type ?? 'other') as DeviceType,
  typeCode: typeCode ?? null,
  location: location ?? null,
  group: group ?? null,
  softwareVersion: softwareVersion ?? null,
  url: url ?? null,
})

import type { DialectId } from '../../../shared/model/report'
import type { Millis } from '../../../shared/time/millis'
import type { EncodingName } from '../encodings/encoding'
import type { Firmware } from './firmware'
import type { SubDevice } from './sub-device'
import type { Temperament, Vitals } from './vitals'

/**
 * A box that does not exist, as a value: who it is, what is behind it and how it is doing. What it reports is derived
 * from this and nothing else, so a test can hold what a monitor shows against it. Instants are world time: ms since
 * the simulation began.
 */
export interface Box {
  readonly index: number
  readonly serial: string
  readonly authCode: string
  readonly name: string
  /** `aa:bb:cc:dd:ee:ff`. */
  readonly mac: string
  /** How many times DHCP has given the box another address; the address follows from it (`addressOf`). */
  readonly lease: number
  readonly language: 'zh' | 'en'
  readonly firmware: Firmware
  /** What it sends, in turn; a box of a later generation tells of itself and of its devices in separate reports. */
  readonly dialects: readonly DialectId[]
  readonly encoding: EncodingName
  readonly devices: readonly SubDevice[]
  readonly temperament: Temperament
  readonly vitals: Vitals
  readonly fault: BoxFault | null
  /** Sends nothing until then. */
  readonly silentUntil: Millis | null
  readonly bootedAt: Millis
  readonly steppedAt: Millis
}

export interface BoxFault {
  /** In the box's own words and language. */
  readonly description: string
  readonly until: Millis
}

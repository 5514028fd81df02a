import { crc16, encodeBase32 } from './nkey-text'

/** The first two bytes of a user's secret key, and a key of zeros that nobody has. */
const BYTES = [149, 0, ...new Array<number>(32).fill(0)]

/** A key that is none, but has the form: for checking the rest of a pairing whose own key is kept elsewhere. */
export function standInSeed(): string {
  const sum = crc16(Uint8Array.from(BYTES))
  return encodeBase32(Uint8Array.from([...BYTES, sum & 0xff, sum >> 8]))
}

/**
 * Keys of the engine as text: base32 of prefix, key and a CRC-16 (little end first), so that what was typed or cut
 * wrongly is known before it is used. github.com/nats-io/nkeys
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Two prefix bytes, 32 of the seed, two of the sum. */
const SEED_LENGTH = 58

/** Whether it is the secret key of a user: `SU…`, whole and without a wrong letter. */
export function isUserSeed(text: string): boolean {
  if (text.length !== SEED_LENGTH || !text.startsWith('SU')) return false
  const bytes = decodeBase32(text)
  return bytes !== null && crc16(bytes.subarray(0, -2)) === (bytes.at(-2) ?? 0) + (bytes.at(-1) ?? 0) * 256
}

/** @returns `null` where a letter is none of base32, or the last bits are not what encoding leaves */
function decodeBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter)
    if (value === -1) return null
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

export function encodeBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
    }
  }
  return bits === 0 ? text : text + ALPHABET[(held << (5 - bits)) & 31]
}

/** CRC-16/XMODEM, as the keys have it. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff
  }
  return crc
}

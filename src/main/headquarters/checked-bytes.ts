import { crc32 } from 'node:zlib'

/** What stands before the checksum, at the end; what was kept before there was one ends otherwise. */
const MARK = Buffer.from('FwC1')
const LENGTH = MARK.length + 4

/** With a checksum behind them, which versions that know of none pass over: deflated bytes know their own end. */
export function withCheck(bytes: Uint8Array): Uint8Array {
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(bytes))
  return Buffer.concat([bytes, MARK, check])
}

/**
 * The bytes without their checksum. Deflated bytes have none of their own: a disk that has changed one of them makes another
 * name or number of it, and all of it reads well.
 * @throws Error where they are not as they were kept
 */
export function checked(bytes: Buffer): Buffer {
  const own = bytes.subarray(0, Math.max(0, bytes.length - LENGTH))
  if (!bytes.subarray(own.length, own.length + MARK.length).equals(MARK)) return bytes
  if (crc32(own) !== bytes.readUInt32BE(bytes.length - 4)) throw new Error('it is damaged: its checksum is another')
  return own
}

import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A value as deflated JSON in base64: a third larger than bytes, but a string that any document may hold. */
export const pack = (value: unknown): string => deflateRawSync(JSON.stringify(value), { level: 9 }).toString('base64')

/** @throws if it is not what `pack` makes */
export const unpack = <T>(packed: string): T =>
  JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')) as T

/**
 * What `read` makes of a packed value; `null`, told to `onDamage`, where it is not what `pack` made. A damaged line may
 * still be a document, and must not hide those beside it.
 */
export function readPacked<T, R>(packed: string, read: (value: T) => R, onDamage: () => void): R | null {
  try {
    return read(unpack<T>(packed))
  } catch {
    onDamage()
    return null
  }
}

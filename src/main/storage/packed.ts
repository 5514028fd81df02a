import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A value as deflated JSON in base64: a third larger than bytes, but a string that any document may hold. */
export const pack = (value: unknown): string => deflateRawSync(JSON.stringify(value), { level: 9 }).toString('base64')

/** @throws if it is not what `pack` makes */
export const unpack = <T>(packed: string): T =>
  JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')) as T

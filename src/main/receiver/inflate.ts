import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

type Inflate = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer

const INFLATE: Readonly<Record<string, Inflate>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // Half the world sends deflate with zlib's frame, the other half without.
  deflate: (bytes, options) => (hasZlibFrame(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options)),
  br: brotliDecompressSync,
}

/**
 * A body as it was before its sender compressed it. Stops at the limit, so that a small bomb stays small.
 * An encoding that is not known, or a body that only claims one, is given back as it came: its content decides.
 */
export function inflate(bytes: Buffer, encoding: string | undefined, limit: number): Buffer | 'too-large' {
  const unpack = isGzip(bytes) ? gunzipSync : INFLATE[encoding?.trim().toLowerCase() ?? '']
  if (unpack === undefined) return bytes
  try {
    return unpack(bytes, { maxOutputLength: limit })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : bytes
  }
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

const hasZlibFrame = (bytes: Buffer): boolean => ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0

import { deflateSync, gzipSync } from 'node:zlib'
import type { Payload } from '../payload'
import { type Encoding, encoded } from './encoding'
import { toGb18030 } from './gb18030'

const JSON_TYPE = 'application/json'

/** The body as every current box sends it. */
export const json: Encoding = (payload) => encoded(JSON_TYPE, JSON.stringify(payload))

/** Nothing says what the body is: the content type is absent or wrong. */
export const jsonUnder =
  (contentType: string | null): Encoding =>
  (payload) =>
    encoded(contentType, JSON.stringify(payload))

export const jsonUtf8Bom: Encoding = (payload) =>
  encoded(`${JSON_TYPE}; charset=UTF-8`, `\uFEFF${JSON.stringify(payload)}`)

/** A Chinese system writes its own charset and does not say so. */
export const jsonGb18030: Encoding = (payload) => encoded(JSON_TYPE, toGb18030(JSON.stringify(payload)))

/** Encoded twice: a string of JSON that holds the report. */
export const jsonInJsonString: Encoding = (payload) => encoded(JSON_TYPE, JSON.stringify(JSON.stringify(payload)))

export const jsonGzip: Encoding = (payload) => compressed('gzip', gzipSync(JSON.stringify(payload)))

export const jsonDeflate: Encoding = (payload) => compressed('deflate', deflateSync(JSON.stringify(payload)))

export const jsonChunked: Encoding = (payload: Payload) => ({ ...json(payload), chunked: true })

function compressed(coding: string, body: Buffer) {
  return { headers: { 'content-type': JSON_TYPE, 'content-encoding': coding }, body, chunked: false }
}

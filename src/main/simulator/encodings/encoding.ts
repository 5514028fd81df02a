import type { Payload } from '../payload'

/** A payload as it goes over the wire. */
export interface EncodedReport {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Sent in pieces, its length unsaid. */
  readonly chunked: boolean
}

export type Encoding = (payload: Payload) => EncodedReport

/** Named as the fixtures of the same encodings are. */
export type EncodingName =
  | 'json'
  | 'json-utf8-bom'
  | 'json-gb18030'
  | 'json-text-plain'
  | 'json-no-content-type'
  | 'json-as-urlencoded'
  | 'json-gzip'
  | 'json-deflate'
  | 'json-chunked'
  | 'json-in-json-string'
  | 'python-literal-body'
  | 'json5-documented-style'
  | 'multipart-json-nested'
  | 'multipart-python-nested'
  | 'multipart-single-field'
  | 'urlencoded-json-nested'
  | 'urlencoded-python-nested'
  | 'urlencoded-repeated-devices'
  | 'urlencoded-single-field'

/** A body under a content type (or none), sent in one piece. */
export function encoded(contentType: string | null, body: string | Buffer): EncodedReport {
  return {
    headers: contentType === null ? {} : { 'content-type': contentType },
    body: typeof body === 'string' ? Buffer.from(body) : body,
    chunked: false,
  }
}

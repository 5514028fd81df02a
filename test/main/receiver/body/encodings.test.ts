import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readBody } from '../../../../src/main/receiver/body/read-body'
import { decodeReport } from '../../../../src/shared/decode/decode-report'

const REPORTS = new URL('../../../fixtures/reports/', import.meta.url)
const ENCODINGS = new URL('encodings/', REPORTS)

const read = (bytes: Buffer, contentType: string | null) => {
  const body = readBody(bytes, contentType)
  return body.ok ? decodeReport(body.value) : body
}

const plain = read(readFileSync(new URL('d1-fog-status.json', REPORTS)), 'application/json')

const encodings = readdirSync(ENCODINGS)
  .filter((file) => file.endsWith('.body'))
  .map((file) => file.replace('.body', ''))

interface Headers {
  'content-type'?: string
  'content-encoding'?: string
}

describe('every encoding decodes to exactly what plain JSON decodes to', () => {
  it('has a plain report to compare with', () => {
    expect(plain).toMatchObject({ ok: true, report: { dialect: 'D1', warnings: [] } })
  })

  it.each(encodings)('%s', (name) => {
    const headers: Headers = JSON.parse(readFileSync(new URL(`${name}.headers.json`, ENCODINGS), 'utf8'))
    const sent = readFileSync(new URL(`${name}.body`, ENCODINGS))
    const bytes = headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
    expect(read(bytes, headers['content-type'] ?? null)).toEqual(plain)
  })

  it.each(encodings)('%s, whatever the content type says', (name) => {
    const sent = readFileSync(new URL(`${name}.body`, ENCODINGS))
    const bytes = name === 'json-gzip' ? gunzipSync(sent) : sent
    for (const contentType of [null, '', 'text/plain', 'application/json', 'multipart/form-data; boundary=other', '\0'])
      expect(read(bytes, contentType)).toEqual(plain)
  })
})

import type { Payload, PayloadValue } from '../payload'
import { type EncodedReport, type Encoding, encoded } from './encoding'

/** How a value that is no plain text is written into a form field. */
export type Nested = (value: PayloadValue) => string

type Field = readonly [name: string, value: string]

/** `multipart/form-data`, one part per top-level key. */
export const multipart =
  (nested: Nested): Encoding =>
  (payload) =>
    multipartOf(fieldsOf(payload, nested))

/** `application/x-www-form-urlencoded`, one field per top-level key. */
export const urlencoded =
  (nested: Nested): Encoding =>
  (payload) =>
    urlencodedOf(fieldsOf(payload, nested))

/** As `urlencoded`, but a list becomes one field per item, all under the list's name. */
export const urlencodedRepeated =
  (nested: Nested): Encoding =>
  (payload) =>
    urlencodedOf(
      Object.entries(payload).flatMap(([name, value]) =>
        Array.isArray(value) ? value.map((item): Field => [name, nested(item)]) : fieldsOf({ [name]: value }, nested),
      ),
    )

/** The whole payload as JSON in one part called `name`. */
export const multipartSingle =
  (name: string): Encoding =>
  (payload) =>
    multipartOf([[name, JSON.stringify(payload)]])

/** The whole payload as JSON in one field called `name`. */
export const urlencodedSingle =
  (name: string): Encoding =>
  (payload) =>
    urlencodedOf([[name, JSON.stringify(payload)]])

/** A form has no word for nothing: empty values are left out, as the box's HTTP library does. */
function fieldsOf(payload: Payload, nested: Nested): Field[] {
  return Object.entries(payload)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, typeof value === 'object' ? nested(value) : String(value)])
}

const BOUNDARY = '----boxboundary7d1'

function multipartOf(fields: readonly Field[]): EncodedReport {
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return encoded(`multipart/form-data; boundary=${BOUNDARY}`, `${parts.join('')}--${BOUNDARY}--\r\n`)
}

function urlencodedOf(fields: readonly Field[]): EncodedReport {
  const pairs = new URLSearchParams()
  for (const [name, value] of fields) pairs.append(name, value)
  return encoded('application/x-www-form-urlencoded', pairs.toString())
}

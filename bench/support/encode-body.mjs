import iconv from 'iconv-lite'

const BOUNDARY = '----boxboundary7d1'

/** Every way a box encodes a payload: from a value to bytes and the content type they go under. */
export const encodings = {
  json: (value) => [Buffer.from(JSON.stringify(value)), 'application/json'],
  spacedJson: (value) => [Buffer.from(JSON.stringify(value, null, 2)), null],
  escapedJson: (value) => [Buffer.from(escaped(JSON.stringify(value))), 'text/plain'],
  bomJson: (value) => [Buffer.from(`\ufeff${JSON.stringify(value)}`), 'application/json; charset=UTF-8'],
  gbJson: (value) => [iconv.encode(JSON.stringify(value), 'gb18030'), 'application/json'],
  utf16Json: (value) => [iconv.encode(JSON.stringify(value), 'utf-16le', { addBOM: true }), null],
  jsonInJson: (value) => [Buffer.from(JSON.stringify(JSON.stringify(value))), 'application/json'],
  python: (value) => [Buffer.from(python(value)), 'application/json'],
  list: (value) => [Buffer.from(JSON.stringify([value])), 'application/json'],
  field: (value) => [Buffer.from(`data=${encodeURIComponent(JSON.stringify(value))}`), 'text/plain'],
  urlencoded: (value) => [Buffer.from(urlencoded(value, JSON.stringify)), 'application/x-www-form-urlencoded'],
  urlencodedPython: (value) => [Buffer.from(urlencoded(value, python)), 'application/x-www-form-urlencoded'],
  multipart: (value) => [Buffer.from(multipart(value, JSON.stringify)), `multipart/form-data; boundary=${BOUNDARY}`],
  multipartPython: (value) => [Buffer.from(multipart(value, python)), 'multipart/form-data'],
}

const escaped = (json) =>
  json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** `str(value)` as Python writes it. */
export function python(value) {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  if (typeof value !== 'object') return String(value)
  const entries = Object.entries(value).map(([key, item]) => `${python(key)}: ${python(item)}`)
  return `{${entries.join(', ')}}`
}

const fieldText = (value, nested) => (typeof value === 'object' && value !== null ? nested(value) : String(value))

const urlencoded = (value, nested) =>
  Object.entries(value)
    .map(([key, item]) => `${encodeURIComponent(key)}=${encodeURIComponent(fieldText(item, nested))}`)
    .join('&')

const multipart = (value, nested) =>
  Object.entries(value)
    .map(
      ([key, item]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${fieldText(item, nested)}\r\n`,
    )
    .concat(`--${BOUNDARY}--\r\n`)
    .join('')

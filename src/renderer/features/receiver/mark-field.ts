/** A body with the part that is at fault. */
export interface MarkedBody {
  readonly before: string
  readonly marked: string
  readonly after: string
}

/**
 * Finds the field at fault in a body, with its value if that is short; `null` where it does not occur.
 * @param field dotted, e.g. `sub_devices[2].ep_id`: the last name of it is looked for
 */
export function markField(body: string, field: string): MarkedBody | null {
  const name = field
    .replace(/\[\d+\]/g, '')
    .split('.')
    .at(-1)
  if (!name) return null
  const found = occurrenceOf(name).exec(body)
  if (found === null) return null
  const end = found.index + found[0].length
  return { before: body.slice(0, found.index), marked: found[0], after: body.slice(end) }
}

/** A quoted key of JSON or Python with its value, a form's `name=value`, or a multipart part's `name="…"`. */
function occurrenceOf(name: string): RegExp {
  const key = name.replace(/[^\w-]/g, '\\$&')
  const value = '(?:"[^"\\n]{0,80}"|\'[^\'\\n]{0,80}\'|[\\w.+-]{0,80})'
  const json = `(\\\\?["'])${key}\\1\\s*:\\s*${value}`
  const multipart = `(?<=name=)"${key}"`
  const form = `(?<!\\w)${key}=[^&\\s]{0,80}`
  return new RegExp(`${json}|${multipart}|${form}`)
}

/**
 * Ids as segments of a URL's path. A box may call itself `.` or `..`, which every browser removes from a path even
 * percent-encoded, or have half a character in its serial, which no URL can carry: such an id is written as `~` and
 * the JSON text of it, `~"."`.
 */

const AS_JSON = '~"'

const HALF_A_CHARACTER = /\p{Surrogate}/u

/** The segment, percent-encoded, that stands for an id. */
export function toPathSegment(id: string): string {
  const isPlain = id !== '.' && id !== '..' && !id.startsWith(AS_JSON) && !HALF_A_CHARACTER.test(id)
  return encodeURIComponent(isPlain ? id : `~${JSON.stringify(id)}`)
}

/** The id that a segment (percent-decoded) stands for; what is no JSON text is the id itself. */
export function fromPathSegment(segment: string): string {
  if (!segment.startsWith(AS_JSON)) return segment
  try {
    const id: unknown = JSON.parse(segment.slice(1))
    return typeof id === 'string' ? id : segment
  } catch {
    return segment
  }
}

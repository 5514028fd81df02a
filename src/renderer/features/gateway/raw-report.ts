import { markField } from '../receiver/mark-field'

/** A piece of a body as it is drawn. */
export interface RawPiece {
  /** Where it begins in the body. */
  readonly at: number
  readonly text: string
  readonly kind: 'key' | 'string' | 'number' | 'plain'
  /** Whether a warning is about it. */
  readonly isMarked: boolean
}

/** A body longer than this is drawn without colours: thousands of pieces would hold up the page. */
const MOST_COLOURED = 60_000

/** JSON in lines; anything else as it came. */
export function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/**
 * A body in pieces, with the fields that warnings are about marked.
 * @param fields dotted paths; those that are not in the body mark nothing
 */
export function rawPieces(body: string, fields: readonly string[]): readonly RawPiece[] {
  const pieces: RawPiece[] = []
  let at = 0
  for (const mark of marksIn(body, fields)) {
    pieces.push(
      ...coloured(body.slice(at, mark.from), at, false),
      ...coloured(body.slice(mark.from, mark.to), mark.from, true),
    )
    at = mark.to
  }
  return [...pieces, ...coloured(body.slice(at), at, false)]
}

/** In order and apart from each other. */
function marksIn(body: string, fields: readonly string[]): readonly { from: number; to: number }[] {
  const marks = fields.flatMap((field) => {
    const found = markField(body, field)
    return found === null ? [] : [{ from: found.before.length, to: found.before.length + found.marked.length }]
  })
  let end = 0
  return marks
    .sort((a, b) => a.from - b.from)
    .filter((mark) => {
      const isApart = mark.from >= end
      if (isApart) end = mark.to
      return isApart
    })
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g

function coloured(text: string, from: number, isMarked: boolean): readonly RawPiece[] {
  if (text === '') return []
  if (text.length > MOST_COLOURED) return [{ at: from, text, kind: 'plain', isMarked }]
  const pieces: RawPiece[] = []
  let end = 0
  const push = (to: number, kind: RawPiece['kind']) => {
    if (to > end) pieces.push({ at: from + end, text: text.slice(end, to), kind, isMarked })
    end = Math.max(end, to)
  }
  for (const match of text.matchAll(TOKEN)) {
    push(match.index, 'plain')
    const [whole, quoted, colon] = match
    if (quoted === undefined) push(match.index + whole.length, 'number')
    else push(match.index + quoted.length, colon === undefined ? 'string' : 'key')
  }
  push(text.length, 'plain')
  return pieces
}

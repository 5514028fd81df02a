/** U+2028, U+2029 and U+0085 end a line for NeDB's reader though not for JSON: unescaped, they lose the document. */
const LINE_ENDS = /[\u2028\u2029\u0085]/g

const NEWLINE = 0x0a

/** One document as one line, safe for every reader of lines. */
export const toLine = (document: unknown): string => escapeLineEnds(JSON.stringify(document))

/** JSON on one line also for who takes U+2028, U+2029 and U+0085 for the end of one; read back it says the same. */
export const escapeLineEnds = (json: string): string =>
  json.replace(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Bytes up to and with the last line end: what follows was never whole. */
export const wholeLines = (bytes: Buffer): number => bytes.lastIndexOf(NEWLINE) + 1

/**
 * The lines, without their ends; empty ones are left out.
 * @param needle only lines that contain this text; the others cost next to nothing
 */
export function* linesOf(bytes: Buffer, needle?: string): Generator<Buffer> {
  const sought = needle === undefined ? null : Buffer.from(needle)
  for (let start = 0; start < bytes.length; ) {
    if (sought !== null) {
      const hit = bytes.indexOf(sought, start)
      if (hit < 0) return
      start = bytes.lastIndexOf(NEWLINE, hit) + 1
    }
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline < 0 ? bytes.length : newline
    if (end > start) yield bytes.subarray(start, end)
    start = end + 1
  }
}

/** The documents on these lines. A line that cannot be read is left out and given to `onDamage`. */
export function* documentsOf(bytes: Buffer, onDamage: (line: Buffer) => void, needle?: string): Generator<unknown> {
  for (const line of linesOf(bytes, needle)) {
    const document = documentOn(line)
    if (document === undefined) onDamage(line)
    else yield document
  }
}

/** `undefined` for a line that cannot be read. */
export function documentOn(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return undefined
  }
}

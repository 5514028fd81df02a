/** U+2028, U+2029 and U+0085 end a line for NeDB's reader though not for JSON: unescaped, they lose the document. */
const LINE_ENDS = /[\u2028\u2029\u0085]/g

/** One document as one line, safe for every reader of lines. */
export const toLine = (document: unknown): string => escapeLineEnds(JSON.stringify(document))

export const escapeLineEnds = (json: string): string =>
  json.replace(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * GB18030 bytes of a text. Node decodes this charset but does not encode it, so the two-byte table (which is GBK's and
 * holds every character a box is likely to send) is turned around once; what is not in it becomes a question mark.
 */
export function toGb18030(text: string): Buffer {
  table ??= reversedTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? QUESTION_MARK
    if (code < 0x80) bytes.push(code)
    else bytes.push(...(table.get(character) ?? [QUESTION_MARK]))
  }
  return Buffer.from(bytes)
}

const QUESTION_MARK = 0x3f

let table: ReadonlyMap<string, readonly number[]> | undefined

function reversedTable(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030')
  const reversed = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const pair = [lead, trail]
      if (trail !== 0x7f) reversed.set(decoder.decode(Uint8Array.from(pair)), pair)
    }
  }
  return reversed
}

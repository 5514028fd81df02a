import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflateRaw } from 'node:zlib'
import type { KeptSite } from './kept-site'

/** Gateways of which one piece of text is made: some tenths of a MB, in about a millisecond. */
const AT_ONCE = 100

/**
 * A site as it is kept: JSON, deflated. As a whole a large one would be a text of many MB, for which everything else
 * had to wait, and fifty of them leave hundreds behind; it is made in pieces, and what waits comes in between.
 */
export async function deflatedSite(kept: KeptSite): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await pipeline(Readable.from(textOf(kept)), createDeflateRaw({ level: 1 }), async (deflated) => {
    for await (const piece of deflated as AsyncIterable<Uint8Array>) pieces.push(piece)
  })
  return Buffer.concat(pieces)
}

/** The same text as of the whole in one. */
function* textOf({ folded: { gateways, identities, ...others }, ...site }: KeptSite): Iterable<string> {
  yield `${opened(site)},"folded":${opened(others)},"gateways":[`
  yield* listed(gateways)
  yield '],"identities":['
  yield* listed(identities)
  yield ']}}'
}

const opened = (value: object): string => JSON.stringify(value).slice(0, -1)

function* listed(all: readonly unknown[]): Iterable<string> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const text = JSON.stringify(all.slice(from, from + AT_ONCE)).slice(1, -1)
    yield from === 0 ? text : `,${text}`
  }
}

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflateRaw } from 'node:zlib'
import { tableOf } from '../../shared/hq/kept-table'
import type { SitePieces } from './kept-site'

/** Gateways of which one piece of text is made: some tenths of a MB, in about a millisecond. */
const AT_ONCE = 100

/**
 * A site as it is kept: JSON, deflated. As a whole a large one would be a text of many MB, for which everything else
 * had to wait, and fifty of them leave hundreds behind; it is made in pieces, and what waits comes in between.
 */
export async function deflatedSite(kept: SitePieces): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await pipeline(Readable.from(textOf(kept)), createDeflateRaw({ level: 1 }), async (deflated) => {
    for await (const piece of deflated as AsyncIterable<Uint8Array>) pieces.push(piece)
  })
  return Buffer.concat(pieces)
}

/** As `keptSiteIn` reads it. */
function* textOf({ folded: { gateways, identities, ...others }, ...site }: SitePieces): Iterable<string> {
  yield `${opened(site)},"folded":${opened(others)},"gateways":[`
  yield* tables(gateways)
  yield '],"identities":['
  yield* tables(identities)
  yield ']}}'
}

const opened = (value: object): string => JSON.stringify(value).slice(0, -1)

function* tables(all: Iterable<unknown>): Iterable<string> {
  let some: unknown[] = []
  let before = ''
  for (const one of all) {
    some.push(one)
    if (some.length < AT_ONCE) continue
    yield before + JSON.stringify(tableOf(some))
    before = ','
    some = []
  }
  if (some.length > 0) yield before + JSON.stringify(tableOf(some))
}

import { finished } from 'node:stream/promises'
import { createDeflateRaw, type DeflateRaw } from 'node:zlib'
import { tableOf } from '../../shared/hq/kept-table'
import type { SitePieces } from './kept-site'

/** Gateways of which one piece of text is made: some tenths of a MB, in about a millisecond. */
const AT_ONCE = 100

/** Where pieces are put on their way, of whoever has it; who comes meanwhile makes another one. */
let room: Buffer | null = Buffer.allocUnsafeSlow(256 * 1024)

/**
 * A site as it is kept: JSON, deflated. As a whole a large one would be a text of many MB, for which everything else
 * had to wait, and fifty of them leave hundreds behind; it is made in pieces, and what waits comes in between. All
 * pieces are put into the same bytes: for the hundred MB of each minute the heap would be collected twice more.
 */
export async function deflatedSite(kept: SitePieces): Promise<Uint8Array> {
  const deflate = createDeflateRaw({ level: 1 })
  const deflated: Uint8Array[] = []
  deflate.on('data', (piece: Uint8Array) => deflated.push(piece))
  let own = room ?? Buffer.alloc(0)
  room = null
  for (const text of textOf(kept)) {
    const most = text.length * 3
    if (own.length < most && own.length < Buffer.byteLength(text)) own = Buffer.allocUnsafeSlow(most)
    const length = own.write(text)
    await taken(deflate, own.subarray(0, length))
  }
  room = own
  deflate.end()
  await finished(deflate)
  return Buffer.concat(deflated)
}

/** Resolves when nothing of the bytes is needed any more. @throws Error */
const taken = (deflate: DeflateRaw, bytes: Uint8Array): Promise<void> =>
  new Promise((done, failed) => deflate.write(bytes, (error) => (error ? failed(error) : done())))

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

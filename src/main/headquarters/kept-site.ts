import type { Book } from '../../shared/hq/book'
import { withSharedParts, withSharedTexts } from '../../shared/hq/compacted'
import type { FoldedPieces, FoldedSite } from '../../shared/hq/folded'
import { type KeptGateway, readInPlace } from '../../shared/hq/held-gateway'
import type { WrittenIdentity } from '../../shared/hq/held-identities'
import type { Table } from '../../shared/hq/kept-table'
import { Shared, valuesOf } from '../../shared/hq/read-table'
import type { Millis } from '../../shared/time/millis'

/** As it is written now, in tables. Those before it wrote each gateway out, some with its devices, and are read as well. */
export const KEPT_SCHEMA = 4
const WRITTEN_OUT: readonly unknown[] = [1, 2, 3]

/** A site as it is kept. */
export interface KeptSite {
  readonly schema: 1 | 2 | 3 | typeof KEPT_SCHEMA
  readonly site: string
  /** As people last called it. */
  readonly name: string
  /** When it was last heard. */
  readonly heardAt: Millis | null
  readonly folded: FoldedSite
}

/** A site on its way to be kept. */
export type SitePieces = Omit<KeptSite, 'folded'> & { readonly folded: FoldedPieces }

/** Up to where the stream is contained in what is kept of every site. */
export interface KeptPlace {
  readonly schema: 1
  /** When the stream was made, as the engine tells it: another one of the same name counts anew. */
  readonly created: string
  readonly sequence: number
  /** When the message there was stored, by the servers' clock: another one in its place is of another time. */
  readonly storedAt: Millis | null
}

/** What was kept; without a place everything has to be read again, which the sites are folded into. */
export interface KeptSites {
  readonly sites: readonly KeptSite[]
  readonly place: KeptPlace | null
  /** What this process has told, `null` for nothing. */
  readonly book: Book | null
  /** The random name of this process, made with its folder. */
  readonly self: string
}

/** The same as JSON has it. */
type InTables = Omit<KeptSite, 'folded'> & {
  readonly folded: Omit<FoldedSite, 'gateways' | 'identities'> & {
    readonly gateways: readonly Table[]
    readonly identities: readonly Table[]
  }
}

/**
 * A site as it was written out, in as little memory as it takes.
 * @returns `null` for one of a version that is not known, or another one
 * @throws Error for what is no JSON, or is damaged
 */
export function keptSiteIn(text: string, site: string): KeptSite | null {
  const kept = JSON.parse(text) as KeptSite | InTables
  if (kept.site !== site) return null
  if (isInTables(kept)) return fromTables(kept)
  if (!WRITTEN_OUT.includes(kept.schema)) return null
  const shared = withSharedTexts(kept, new Map())
  withSharedParts(shared.folded.gateways)
  return shared
}

const isInTables = (kept: KeptSite | InTables): kept is InTables => kept.schema === KEPT_SCHEMA

function fromTables({ folded, ...site }: InTables): KeptSite {
  const shared = new Shared()
  const all = (tables: readonly Table[]) => tables.flatMap((table) => valuesOf(table, shared))
  return {
    ...site,
    folded: {
      ...folded,
      gateways: readInPlace(all(folded.gateways) as { devices: KeptGateway['devices'] }[]),
      identities: all(folded.identities) as readonly WrittenIdentity[],
    },
  }
}

/** `null` for what is none, of whatever version. */
export function placeIn(raw: unknown): KeptPlace | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { schema, created, sequence, storedAt } = raw as KeptPlace
  const isPlace = schema === 1 && typeof created === 'string' && Number.isSafeInteger(sequence)
  return isPlace && (storedAt === null || Number.isFinite(storedAt)) ? { schema, created, sequence, storedAt } : null
}

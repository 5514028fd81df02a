import { randomUUID } from 'node:crypto'
import type { Own } from '../../shared/hq/forwarding'
import type { Position } from '../../shared/hq/position'
import { type Epoch, type KeptCursor, readEpoch, startEpoch } from './kept-files'

/** Of a store without a journal. */
export const NOWHERE: Position = '0000000000000-00000000:0'

/** A run of the forwarder on the store as headquarters knows it; `null` where it was never paired. */
export async function knownStore(folder: string, kept: KeptCursor | null): Promise<Own | null> {
  const known = await readEpoch(folder)
  return known === null ? null : ownOf(known, kept)
}

/** The store begins anew at headquarters, from here on. */
export async function newStore(folder: string, since: Position | null, session: string = randomUUID()): Promise<Own> {
  return { ...ownOf(await startEpoch(folder, since ?? NOWHERE), null), session }
}

const ownOf = (epoch: Epoch, known: KeptCursor | null): Own => ({ ...epoch, session: randomUUID(), known })

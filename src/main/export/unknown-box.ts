import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { Storage } from '../ports'

/**
 * The first of these ids that nobody has: no box is called so now or was before it was recognised, and nothing is kept of
 * one that left. `null` where all are known. @throws StorageFailure
 */
export async function unknownBox(
  ids: Iterable<GatewayId>,
  gateways: Iterable<Gateway>,
  storage: Pick<Storage, 'transitions'>,
): Promise<GatewayId | null> {
  const unknown = new Set(ids)
  for (const { id, absorbed = [] } of gateways) {
    if (unknown.size === 0) return null
    unknown.delete(id)
    for (const one of absorbed) unknown.delete(one.id)
  }
  for (const id of unknown) if (!(await hasHistory(id, storage))) return id
  return null
}

/** Whoever was ever there appeared, or at least was taken out. */
async function hasHistory(id: GatewayId, storage: Pick<Storage, 'transitions'>): Promise<boolean> {
  const search = { gateways: [id] }
  for (const kind of [undefined, 'removal']) {
    if ((await storage.transitions({ search: { ...search, kind }, limit: 1 })).length > 0) return true
  }
  return false
}

import type { Input } from '../../shared/contract/calls'
import type { ExportView } from '../../shared/contract/export-views'
import type { Problem } from '../../shared/outcome'
import { hasBridge } from '../transport/client'
import { fetchExport } from './fetch-export'
import type { StationStore } from './station'

/** What came of an export: the browser fetches it, it lies somewhere, or why it does not. */
export type Exported =
  | { readonly to: 'browser' }
  | { readonly to: 'file'; readonly path: string }
  | { readonly to: 'nowhere'; readonly problem: Problem | null }

/** How often a file that is being written is asked for. */
const LOOK_EVERY_MS = 400

/**
 * Makes a file. A page in a browser fetches it, as every download; the desktop app writes it into its folder, which
 * takes as long as it takes.
 */
export async function exportBox(
  station: Pick<StationStore, 'invoke'>,
  what: Pick<Input<'startExport'>, 'kind' | 'gateways' | 'language' | 'zone'>,
): Promise<Exported> {
  const begun = await station.invoke('startExport', hasBridge() ? what : { ...what, download: true })
  if (!begun.ok) return { to: 'nowhere', problem: begun.problem }
  if (hasBridge()) return written(station, begun.value)
  fetchExport(begun.value)
  return { to: 'browser' }
}

async function written(station: Pick<StationStore, 'invoke'>, begun: ExportView): Promise<Exported> {
  let now: ExportView | undefined = begun
  while (now?.state === 'running' || now?.state === 'waiting') {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const list = await station.invoke('getExports', {})
    if (!list.ok) return { to: 'nowhere', problem: list.problem }
    now = list.value.exports.find(({ id }) => id === begun.id)
  }
  return now?.state === 'done' && now.path !== null ? { to: 'file', path: now.path } : { to: 'nowhere', problem: null }
}

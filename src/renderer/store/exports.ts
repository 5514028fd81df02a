import type { Input } from '../../shared/contract/calls'
import type { Problem } from '../../shared/outcome'
import { hasBridge } from '../transport/client'
import { fetchExport } from './fetch-export'
import type { StationStore } from './station'

/** Whether files lie on this machine, where they can be opened. */
export const opensFiles = hasBridge

/**
 * Begins an export: into a folder on the desktop, as a download in a browser.
 * @returns what is wrong, or `null`
 */
export async function beginExport(
  station: Pick<StationStore, 'invoke'>,
  input: Input<'previewExport'>,
): Promise<Problem | null> {
  const begun = await station.invoke('startExport', hasBridge() ? input : { ...input, download: true })
  if (!begun.ok) return begun.problem
  if (hasBridge()) return null
  fetchExport(begun.value)
  return null
}

import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ExportView } from '../../shared/contract/export-views'

/** The exports that are known, newest first. */
export type ExportList = StoreApi<readonly ExportView[]>

export const createExportList = (): ExportList => createStore<readonly ExportView[]>(() => [])

export const useExportList = (list: ExportList): readonly ExportView[] => useStore(list)

/** The list with an export as it is now. */
export function withExport(exports: readonly ExportView[], one: ExportView): readonly ExportView[] {
  const place = exports.findIndex(({ id }) => id === one.id)
  return place < 0 ? [one, ...exports] : exports.map((other, index) => (index === place ? one : other))
}

import type { ExportView } from '../../shared/contract/export-views'

/** Has the browser fetch an export's file, as every download. */
export function fetchExport({ id, fileName }: Pick<ExportView, 'id' | 'fileName'>): void {
  const link = document.createElement('a')
  link.href = `/api/exports/${encodeURIComponent(id)}/download`
  link.download = fileName
  link.click()
}

import type { ExportFailure } from '../../shared/contract/export-views'
import { reason, StorageFailure } from '../failures'

const BY_CODE: Readonly<Record<string, ExportFailure>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  ENODEV: 'folder-gone',
  EIO: 'folder-gone',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EROFS: 'not-allowed',
}

/** Why an export failed, as a code and as one sentence. */
export function failureOf(error: unknown): { readonly failure: ExportFailure; readonly reason: string } {
  const told = { reason: reason(error) }
  if (error instanceof StorageFailure) return { failure: 'storage-failed', ...told }
  const code = (error as NodeJS.ErrnoException | null)?.code
  return { failure: (code === undefined ? undefined : BY_CODE[code]) ?? 'failed', ...told }
}

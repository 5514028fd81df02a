import type { ExternalDisk } from '../../model/metrics'

/** An external disk of which the report says nothing at all is none. */
export function externalDisk(disk: ExternalDisk): ExternalDisk | null {
  return disk.mounted === null && disk.used === null && disk.bytes === null ? null : disk
}

import type { KeptBackup } from '../ports'
import { backupTime, bytesOfBackup, listBackups } from './backups'

/** The backups of a folder and what each takes. A backup never changes, and adding up its files takes long: each is once. */
export class KeptBackups {
  private known: readonly KeptBackup[] = []

  constructor(private readonly folder: string) {}

  /** Oldest first. */
  async list(): Promise<readonly KeptBackup[]> {
    const names = await listBackups(this.folder)
    const known = new Map(this.known.map((backup) => [backup.name, backup]))
    this.known = await Promise.all(names.map(async (name) => known.get(name) ?? (await this.measure(name))))
    return this.known
  }

  private async measure(name: string): Promise<KeptBackup> {
    return { name, at: backupTime(name), bytes: await bytesOfBackup(this.folder, name) }
  }
}

import { readSettings } from '../../shared/contract/calls'
import type { Settings } from '../../shared/model/settings'

/** The settings in force. */
export class Preferences {
  private current: Settings

  /** @param keep resolves when the settings are on the disk */
  constructor(
    stored: unknown,
    private readonly keep: (settings: Settings) => Promise<void>,
    private readonly onChange: (settings: Settings, before: Settings) => void,
  ) {
    this.current = readSettings(stored)
  }

  get(): Settings {
    return this.current
  }

  /** @throws StorageFailure, with everything as it was before. */
  async change(patch: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings> {
    const given = Object.entries(patch).filter(([, value]) => value !== undefined)
    const next: Settings = { ...this.current, ...Object.fromEntries(given) }
    await this.keep(next)
    const before = this.current
    this.current = next
    this.onChange(next, before)
    return next
  }
}

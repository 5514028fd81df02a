import { readSettings } from '../../shared/contract/settings-calls'
import type { Settings } from '../../shared/model/settings'

type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined }

/** The settings in force. */
export class Preferences {
  private current: Settings
  /** The change before: each begins with what the one before it has made. */
  private turn: Promise<unknown> = Promise.resolve()

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
  change(patch: SettingsChange): Promise<Settings> {
    const changed = this.turn.then(() => this.apply(patch))
    this.turn = changed.catch(() => undefined)
    return changed
  }

  private async apply(patch: SettingsChange): Promise<Settings> {
    const given = Object.entries(patch).filter(([, value]) => value !== undefined)
    const next: Settings = { ...this.current, ...Object.fromEntries(given) }
    await this.keep(next)
    const before = this.current
    this.current = next
    this.onChange(next, before)
    return next
  }
}

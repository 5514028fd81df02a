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

  /**
   * @param change a patch, or what makes one (`null` for none) of the settings that all changes before it have left
   * @throws StorageFailure, with everything as it was before.
   */
  change(change: SettingsChange | ((present: Settings) => SettingsChange | null)): Promise<Settings> {
    const changed = this.turn.then(() => this.apply(typeof change === 'function' ? change(this.current) : change))
    this.turn = changed.catch(() => undefined)
    return changed
  }

  private async apply(patch: SettingsChange | null): Promise<Settings> {
    if (patch === null) return this.current
    const given = Object.entries(patch).filter(([, value]) => value !== undefined)
    const next: Settings = { ...this.current, ...Object.fromEntries(given) }
    await this.keep(next)
    const before = this.current
    this.current = next
    this.onChange(next, before)
    return next
  }
}

import type { MenuItemConstructorOptions } from 'electron'
import type { DesktopText } from '../../shared/text/en-desktop'
import type { TrayState } from './tray-state'

/** What the tray's menu can do. */
export interface TrayDeeds {
  open(): void
  /** `null` until ended. */
  muteAll(hours: number | null): void
  unmuteAll(): void
  copyUrl(url: string): void
  pause(): void
  resume(): void
  quit(): void
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/** The menu for a state of the fleet. */
export function trayMenu(
  { allMuted, receiver, url }: Pick<TrayState, 'allMuted' | 'receiver' | 'url'>,
  say: DesktopText['tray'],
  deeds: TrayDeeds,
): MenuItemConstructorOptions[] {
  const mute: MenuItemConstructorOptions = {
    label: say.mute,
    submenu: [
      { label: say.muteFor(1), click: () => deeds.muteAll(1) },
      { label: say.muteFor(8), click: () => deeds.muteAll(8) },
      { label: say.muteUntilEnded, click: () => deeds.muteAll(null) },
    ],
  }
  return [
    { label: say.open, click: () => deeds.open() },
    SEPARATOR,
    allMuted ? { label: say.unmute, click: () => deeds.unmuteAll() } : mute,
    { label: say.copyUrl, enabled: url !== null, click: () => url !== null && deeds.copyUrl(url) },
    receiver === 'listening'
      ? { label: say.pause, click: () => deeds.pause() }
      : { label: say.resume, click: () => deeds.resume() },
    SEPARATOR,
    { label: say.quit, click: () => deeds.quit() },
  ]
}

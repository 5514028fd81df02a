import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { replaceAtOnce } from '../files/replace-at-once'
import { autostartEntry } from './autostart-entry'

/** Whether, and with whose help, the app starts when the user logs in. */
export interface LoginStart {
  /** `null` where that is not to be had. */
  isOn(): boolean | null
  /** @throws what the system has against it */
  set(on: boolean): void
}

const HIDDEN = ['--hidden']

/** @param isInstalled while it is not, what would be started is a development tool */
export function loginStart(platform: NodeJS.Platform = process.platform, isInstalled = app.isPackaged): LoginStart {
  if (!isInstalled) return { isOn: () => null, set: () => undefined }
  return platform === 'linux' ? byAutostartFile() : bySystem(platform)
}

/** Windows and macOS keep such a list themselves. macOS passes no arguments on; there the app asks how it was opened. */
function bySystem(platform: NodeJS.Platform): LoginStart {
  const asked = platform === 'win32' ? { args: [...HIDDEN] } : {}
  return {
    isOn: () => {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(asked)
      // Somebody may have switched it off in the task manager.
      return platform === 'win32' ? openAtLogin && executableWillLaunchAtLogin : openAtLogin
    },
    set: (on) => app.setLoginItemSettings({ openAtLogin: on, ...asked }),
  }
}

/** Desktops of Linux start what lies in this folder; Electron has no call for it. */
function byAutostartFile(): LoginStart {
  const file = join(app.getPath('appData'), 'autostart', 'fogwatch.desktop')
  return {
    isOn: () => {
      try {
        return !/^Hidden=true$/m.test(readFileSync(file, 'utf8'))
      } catch {
        return false
      }
    },
    set: (on) => {
      if (!on) return rmSync(file, { force: true })
      mkdirSync(dirname(file), { recursive: true })
      // An AppImage runs from a mount that is gone by then.
      replaceAtOnce(file, autostartEntry([process.env['APPIMAGE'] ?? process.execPath, ...HIDDEN]))
    },
  }
}

/** macOS tells only so that the app was started at login, and that no window is wanted. */
export const wasStartedAtLogin = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin

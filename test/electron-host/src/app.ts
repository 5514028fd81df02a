import { EventEmitter } from 'node:events'
import { getPath, setPath } from './app-paths'
import { guard } from './guard'
import { releaseLock, takeLock } from './instance-lock'
import { PreventableEvent } from './preventable'
import { host } from './state'

/** A window as quitting sees it. */
export interface Closable {
  /** Whether it could be closed. */
  tryClose(): Promise<boolean>
}

/** Windows that have to be closed before the app may end. */
export const openWindows = new Set<Closable>()

let markReady: () => void = () => {}
const readiness = new Promise<void>((resolve) => {
  markReady = resolve
})
let ending = false

const implementation = Object.assign(new EventEmitter(), {
  commandLine: {
    appendSwitch: (name: string, value?: string) => {
      host.switches = [...host.switches, value ? `--${name}=${value}` : `--${name}`]
    },
  },
  whenReady: () => readiness,
  isReady: () => host.ready,
  getName: () => host.name,
  getVersion: () => host.version,
  getPreferredSystemLanguages: () => [Intl.DateTimeFormat().resolvedOptions().locale],
  getAppPath: () => host.appPath,
  getPath,
  setPath,
  requestSingleInstanceLock: () =>
    takeLock(({ argv, cwd }) => app.emit('second-instance', new PreventableEvent(), argv, cwd)),
  /** Run from its folder, as in development. */
  isPackaged: false,
  getLoginItemSettings: (_options?: Electron.LoginItemSettingsOptions): Electron.LoginItemSettings => ({
    openAtLogin: host.openAtLogin,
    wasOpenedAtLogin: false,
    status: host.openAtLogin ? 'enabled' : 'not-registered',
    executableWillLaunchAtLogin: host.openAtLogin,
    launchItems: [],
  }),
  setLoginItemSettings({ openAtLogin = false }: Electron.Settings): void {
    host.openAtLogin = openAtLogin
  },
  // Its only effect is on Windows, in what the task bar groups.
  setAppUserModelId: (_id: string) => {},
  setBadgeCount(count = 0) {
    host.badgeCount = count
    return true
  },
  getBadgeCount: () => host.badgeCount,
  dock: undefined as Electron.Dock | undefined,
  quit: () => void quit(),
  exit: (code = 0) => void end(code),
})

implementation satisfies Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'getName'
  | 'getVersion'
  | 'getPreferredSystemLanguages'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'isPackaged'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
  | 'setAppUserModelId'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'dock'
  | 'quit'
  | 'exit'
> & { commandLine: Pick<Electron.CommandLine, 'appendSwitch'> }

export const app = guard('app', implementation)

/** Called by the launcher once the app's main module has run and Chromium is up. */
export function becomeReady(): void {
  host.ready = true
  markReady()
  app.emit('ready')
}

/** Called when a window is gone. */
export function afterWindowClosed(): void {
  if (openWindows.size > 0 || host.quitting) return
  if (!app.emit('window-all-closed')) void quit()
}

async function quit(): Promise<void> {
  if (host.quitting || !allows('before-quit')) return
  host.quitting = true
  if ((await closeWindows()) && allows('will-quit')) await end(0)
  else host.quitting = false
}

async function closeWindows(): Promise<boolean> {
  for (const window of [...openWindows]) {
    if (!(await window.tryClose())) return false
  }
  return true
}

function allows(event: 'before-quit' | 'will-quit'): boolean {
  const asked = new PreventableEvent()
  app.emit(event, asked)
  return !asked.defaultPrevented
}

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  host.quitting = true
  app.emit('quit', {}, code)
  releaseLock()
  await host.chromium?.close()
  process.exit(code)
}

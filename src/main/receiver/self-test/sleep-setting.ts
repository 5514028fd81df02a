import { type Millis, minutes, seconds } from '../../../shared/time/millis'
import { type AskSystem, askSystem, windowsProgram } from './ask-system'

/** After how long without a hand on it this machine goes to sleep while it is plugged in; `null` where it does not tell. */
export type SleepSetting = 'never' | { readonly after: Millis } | null

/** After how long this computer sleeps, as its system tells; `null` where it does not say. */
export async function sleepSetting(
  platform: NodeJS.Platform = process.platform,
  ask: AskSystem = askSystem,
): Promise<SleepSetting> {
  switch (platform) {
    case 'win32':
      return sleepInPowercfg(
        (await ask(windowsProgram('powercfg.exe'), ['/query', 'SCHEME_CURRENT', 'SUB_SLEEP', 'STANDBYIDLE'])) ?? '',
      )
    case 'darwin':
      return sleepInPmset((await ask('/usr/bin/pmset', ['-g', 'custom'])) ?? '')
    case 'linux':
      return linuxSleep(ask)
    default:
      return null
  }
}

/** The last two numbers are the settings in force, plugged in and on battery, in seconds; their names are translated. */
export function sleepInPowercfg(printed: string): SleepSetting {
  const indices = [...printed.matchAll(/:\s*0x([0-9a-f]{8})\s*$/gim)].map(([, hex = '0']) => Number.parseInt(hex, 16))
  const pluggedIn = indices.at(-2)
  return pluggedIn === undefined ? null : afterOrNever(seconds(pluggedIn))
}

/** `AC Power:` … ` sleep   10`, in minutes. */
export function sleepInPmset(printed: string): SleepSetting {
  const pluggedIn = /AC Power:([\s\S]*?)(?:\n\S|$)/.exec(printed)?.[1] ?? printed
  const set = /^\s*sleep\s+(\d+)/m.exec(pluggedIn)?.[1]
  return set === undefined ? null : afterOrNever(minutes(Number(set)))
}

async function linuxSleep(ask: AskSystem): Promise<SleepSetting> {
  // A server has sleep masked; a desktop says it in its own settings, which speak only within a session.
  const target = (await ask('systemctl', ['show', 'sleep.target', '--property=LoadState'])) ?? ''
  if (/^LoadState=masked$/m.test(target)) return 'never'
  const key = 'org.gnome.settings-daemon.plugins.power'
  const [kind, after] = await Promise.all([
    ask('gsettings', ['get', key, 'sleep-inactive-ac-type']),
    ask('gsettings', ['get', key, 'sleep-inactive-ac-timeout']),
  ])
  return sleepInGsettings(kind ?? '', after ?? '')
}

/** `'suspend'` and `1200`, in seconds. */
export function sleepInGsettings(kind: string, after: string): SleepSetting {
  if (/nothing|blank/.test(kind)) return 'never'
  const set = /^\s*(?:u?int32 )?(\d+)\s*$/.exec(after)?.[1]
  return set === undefined ? null : afterOrNever(seconds(Number(set)))
}

const afterOrNever = (after: Millis): SleepSetting => (after === 0 ? 'never' : { after })

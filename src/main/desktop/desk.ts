import { desktopCalls } from '../../shared/contract/desktop-calls'
import type { DesktopView, Zoom } from '../../shared/contract/desktop-views'
import { type Outcome, ok, problem } from '../../shared/outcome'
import type { Log, StationPort } from '../ports'
import type { LoginStart } from './login-start'
import type { ShellMemory } from './shell-memory'

export interface DeskParts {
  readonly memory: ShellMemory
  readonly login: LoginStart
  /** What else follows a choice. */
  readonly onZoom: (zoom: Zoom) => void
  readonly onKeepAwake: (on: boolean) => void
  readonly log: Log
}

/** The station as the window speaks to it: what is chosen of the desktop is answered here, where there is one. */
export function withDesk(station: StationPort, parts: DeskParts): StationPort {
  return {
    call: async (name, raw) => {
      if (name === 'getDesktop') {
        const input = desktopCalls.getDesktop.parse(raw)
        return input.ok ? ok(viewDesk(parts)) : input
      }
      if (name === 'changeDesktop') return changeDesk(parts, raw)
      return station.call(name, raw)
    },
    subscribe: (listener) => station.subscribe(listener),
    download: (raw) => station.download(raw),
  }
}

function viewDesk({ memory, login }: DeskParts): DesktopView {
  const { closeToTray, keepAwake, zoom } = memory.get()
  return { closeToTray, startAtLogin: login.isOn(), keepAwake, zoom }
}

function changeDesk(parts: DeskParts, raw: unknown): Outcome<DesktopView> {
  const input = desktopCalls.changeDesktop.parse(raw)
  if (!input.ok) return input
  const { startAtLogin, ...chosen } = input.value
  if (startAtLogin !== undefined) {
    if (parts.login.isOn() === null) return problem('forbidden', NOT_INSTALLED, 'startAtLogin')
    try {
      parts.login.set(startAtLogin)
    } catch (error) {
      parts.log(`the start at login could not be changed: ${error}`)
      return problem('internal', 'the system did not take the choice; the log says why', 'startAtLogin')
    }
  }
  const given = Object.entries(chosen).filter(([, value]) => value !== undefined)
  if (given.length > 0) parts.memory.change(Object.fromEntries(given))
  if (chosen.zoom !== undefined) parts.onZoom(chosen.zoom)
  if (chosen.keepAwake !== undefined) parts.onKeepAwake(chosen.keepAwake)
  return ok(viewDesk(parts))
}

const NOT_INSTALLED = 'only an installed app can be started at login'

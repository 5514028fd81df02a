import { app, clipboard, dialog, Menu, type NativeImage, nativeImage, nativeTheme, Tray } from 'electron'
import type { AlertsView } from '../../shared/contract/alert-views'
import type { PushEvent } from '../../shared/contract/push'
import { applyPatch, type World, worldFromFleet } from '../../shared/contract/world'
import type { Outcome } from '../../shared/outcome'
import { textIn } from '../../shared/text/text'
import { hours, type Millis, seconds } from '../../shared/time/millis'
import type { Log, StationPort } from '../ports'
import { spokenLanguage } from './language'
import { type TrayDeeds, trayMenu } from './tray-menu'
import { TRAY_SIZES, type TrayGround, type TrayLook, trayPicture } from './tray-picture'
import { trayLook, trayState, trayTooltip } from './tray-state'

/** In a storm the fleet changes ten times a second, and each new icon makes the system draw its tray. */
const DRAWN_EVERY: Millis = seconds(1)

/** What the tray is drawn from. */
const DRAWN_ANEW: ReadonlySet<string> = new Set<PushEvent['type']>(['snapshot', 'patch', 'alerts', 'settings'])

/** Keeps an icon in the tray that says how the real fleet stands, with a menu. Only once the app is ready. */
export function showTray(station: StationPort, open: () => void, log: Log): void {
  const tray = new Tray(imageOf({ worst: 'nothing', stopped: false }))
  tray.on('click', open)
  let world: World | undefined
  let drawn = { picture: '', tooltip: '', menu: '' }
  let isDue = false

  const draw = async (): Promise<void> => {
    isDue = false
    if (world === undefined || tray.isDestroyed()) return
    const alerts = (await station.call('getIncidents', {})) as Outcome<AlertsView>
    const language = await spokenLanguage(station)
    if (tray.isDestroyed()) return
    const state = trayState(world, alerts.ok ? alerts.value.mutes : [])
    const look = trayLook(state)
    const menu = [language, state.receiver, state.allMuted, state.url].join()
    const next = { picture: [look.worst, look.stopped, ground()].join(), tooltip: trayTooltip(state, language), menu }
    if (next.picture !== drawn.picture) tray.setImage(imageOf(look))
    if (next.tooltip !== drawn.tooltip) tray.setToolTip(next.tooltip)
    if (next.menu !== drawn.menu) {
      const { tray: say } = textIn(language).desktop
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, say, deedsOf(station, open, log))))
    }
    drawn = next
  }
  const drawSoon = (): void => {
    if (isDue) return
    isDue = true
    setTimeout(() => void draw(), DRAWN_EVERY)
  }

  nativeTheme.on('updated', drawSoon)
  station.subscribe((event) => {
    if (event.type === 'snapshot') world = worldFromFleet(event.fleet)
    if (event.type === 'patch' && world !== undefined) {
      const next = applyPatch(world, event.patch)
      // Within the process no push is lost.
      if (next !== 'missed') world = next
    }
    if (DRAWN_ANEW.has(event.type)) drawSoon()
  })
  void draw()
}

function deedsOf(station: StationPort, open: () => void, log: Log): TrayDeeds {
  const scope = { kind: 'fleet' }
  const call = (name: string, input: unknown): void => {
    void station.call(name, input).then(async (reply) => {
      if (reply.ok) return
      log(`${name} from the tray failed: ${reply.problem.message}`)
      const text = textIn(await spokenLanguage(station))
      dialog.showErrorBox(text.desktop.tray.failed, text.problem[reply.problem.code])
    })
  }
  return {
    open,
    // As a length of time: it lasts as long, whatever becomes of the clock.
    muteAll: (length) => call('mute', length === null ? { scope } : { scope, forSeconds: hours(length) / 1000 }),
    unmuteAll: () => call('unmute', { scope }),
    copyUrl: (url) =>
      void clipboard.writeText(url).catch((error: unknown) => log(`the address could not be copied: ${error}`)),
    pause: () => call('pauseReceiver', {}),
    resume: () => call('openReceiver', {}),
    quit: () => app.quit(),
  }
}

/** On what the tray stands. Panels of Linux desktops are dark, and do not tell. */
function ground(): TrayGround {
  if (process.platform === 'darwin') return 'template'
  if (process.platform !== 'win32') return 'dark'
  return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'dark' : 'light'
}

function imageOf(look: TrayLook): NativeImage {
  const on = ground()
  const image = nativeImage.createEmpty()
  for (const size of TRAY_SIZES) {
    image.addRepresentation({ scaleFactor: size / 16, width: size, height: size, buffer: trayPicture(look, on, size) })
  }
  image.setTemplateImage(on === 'template')
  return image
}

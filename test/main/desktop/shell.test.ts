import { describe, expect, it, vi } from 'vitest'
import { autostartEntry } from '../../../src/main/desktop/autostart-entry'
import { type DeskParts, withDesk } from '../../../src/main/desktop/desk'
import { progressOf } from '../../../src/main/desktop/export-progress'
import { appMenu } from '../../../src/main/desktop/menu'
import { NOTHING_REMEMBERED, type ShellState } from '../../../src/main/desktop/shell-memory'
import { nextZoom } from '../../../src/main/desktop/zoom'
import type { StationPort } from '../../../src/main/ports'
import { ok } from '../../../src/shared/outcome'

vi.mock('electron', () => ({ app: {}, Menu: {} }))

describe('what is chosen of the desktop', () => {
  it('is answered by the desktop, and kept', async () => {
    const { port, parts, state } = desk()
    expect(await port.call('getDesktop', {})).toEqual(
      ok({ closeToTray: true, startAtLogin: false, keepAwake: false, zoom: 100 }),
    )
    expect(await port.call('changeDesktop', { closeToTray: false, zoom: 125, keepAwake: true })).toMatchObject({
      ok: true,
      value: { closeToTray: false, zoom: 125, keepAwake: true },
    })
    expect(state()).toMatchObject({ closeToTray: false, zoom: 125, keepAwake: true })
    expect(parts.onZoom).toHaveBeenCalledWith(125)
    expect(parts.onKeepAwake).toHaveBeenCalledWith(true)
  })

  it('leaves everything else to the station', async () => {
    const { port, station } = desk()
    await port.call('getFleet', { a: 1 })
    expect(station.call).toHaveBeenCalledWith('getFleet', { a: 1 })
  })

  it.each([
    [{ zoom: 300 }, 'zoom'],
    [{ zoom: '125' }, 'zoom'],
    [{ closeToTray: 'yes' }, 'closeToTray'],
    [{ places: {} }, 'places'],
    ['text', undefined],
  ])('takes nothing else: %j', async (input, field) => {
    const { port, state } = desk()
    const reply = await port.call('changeDesktop', input)
    expect(reply).toMatchObject({ ok: false, problem: { code: 'invalid-input', ...(field && { field }) } })
    expect(state()).toEqual(NOTHING_REMEMBERED)
  })

  it('says where the app cannot be started at login, and where the system refuses', async () => {
    const nowhere = desk({ isOn: () => null, set: vi.fn() })
    expect(await nowhere.port.call('changeDesktop', { startAtLogin: true })).toMatchObject({
      problem: { code: 'forbidden', field: 'startAtLogin' },
    })
    const refusing = desk({
      isOn: () => false,
      set: () => {
        throw new Error('read-only')
      },
    })
    expect(await refusing.port.call('changeDesktop', { startAtLogin: true, zoom: 150 })).toMatchObject({
      problem: { code: 'internal', field: 'startAtLogin' },
    })
    expect(refusing.state().zoom).toBe(100)
    expect(refusing.parts.log).toHaveBeenCalledWith(expect.stringContaining('read-only'))
  })
})

describe('the start at login on desktops of Linux', () => {
  it('names the program and its argument', () => {
    expect(autostartEntry(['/opt/Fogwatch/fogwatch', '--hidden'])).toMatch(
      /^\[Desktop Entry\]\n(.+\n)*Exec="\/opt\/Fogwatch\/fogwatch" "--hidden"\n/,
    )
  })

  it('quotes what a path may hold', () => {
    expect(autostartEntry(['/home/a b/$x"`\\%u'])).toContain('Exec="/home/a b/\\\\$x\\\\"\\\\`\\\\\\\\%%u"\n')
  })
})

describe('how far exports are', () => {
  it.each([
    [[], -1],
    [[0], 0],
    [[0.5, 1], 0.75],
  ])('%j is %f', (shares, progress) => expect(progressOf(shares)).toBe(progress))
})

describe('zoom', () => {
  it('goes by steps, to its ends and no further', () => {
    expect([nextZoom(100, 1), nextZoom(110, 1), nextZoom(150, 1)]).toEqual([110, 125, 150])
    expect([nextZoom(125, -1), nextZoom(100, -1), nextZoom(150, 0)]).toEqual([110, 100, 100])
  })
})

describe('the menus', () => {
  const deeds = { showSettings: vi.fn(), zoom: vi.fn(), quit: vi.fn() }
  const all = (platform: NodeJS.Platform, language: 'en' | 'zh') =>
    appMenu(platform, language, deeds).flatMap((menu) => [
      menu,
      ...(menu.submenu as Electron.MenuItemConstructorOptions[]),
    ])

  it.each(['linux', 'win32', 'darwin'] as const)('name everything in both languages on %s', (platform) => {
    const words = (language: 'en' | 'zh') => all(platform, language).flatMap(({ label }) => label ?? [])
    expect(words('zh')).toHaveLength(words('en').length)
    for (const item of all(platform, 'zh')) if (item.type !== 'separator') expect(item.label).toMatch(/\p{Script=Han}/u)
  })

  it.each(['linux', 'win32', 'darwin'] as const)('open no tools for developers on %s', (platform) => {
    expect(all(platform, 'en').map(({ role }) => role)).not.toContain('toggleDevTools')
  })

  it('have the menu of the app, and its keys, on macOS alone', () => {
    expect(all('darwin', 'en').map(({ role }) => role)).toEqual(expect.arrayContaining(['about', 'services', 'hide']))
    expect(all('darwin', 'en').map(({ accelerator }) => accelerator)).toContain('Cmd+Q')
    expect(all('linux', 'en').map(({ accelerator }) => accelerator)).toContain('Ctrl+Q')
  })
})

function desk(login: DeskParts['login'] = { isOn: () => false, set: vi.fn() }) {
  let state: ShellState = NOTHING_REMEMBERED
  const parts = {
    memory: { get: () => state, change: (patch: Partial<ShellState>) => (state = { ...state, ...patch }) },
    login,
    onZoom: vi.fn(),
    onKeepAwake: vi.fn(),
    log: vi.fn(),
  }
  const station = { call: vi.fn(async () => ok(null)), subscribe: vi.fn(), download: vi.fn() }
  return { port: withDesk(station as unknown as StationPort, parts as DeskParts), parts, station, state: () => state }
}

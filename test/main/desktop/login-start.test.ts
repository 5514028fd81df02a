import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loginStart } from '../../../src/main/desktop/login-start'
import { tempFolder } from '../../support/temp-folder'

vi.mock('electron', () => ({
  app: { isPackaged: true, getPath: vi.fn(), getLoginItemSettings: vi.fn(), setLoginItemSettings: vi.fn() },
}))

beforeEach(() => void vi.clearAllMocks())
afterEach(() => void vi.unstubAllEnvs())

const listed = (settings: object) => vi.mocked(app.getLoginItemSettings).mockReturnValue(settings as never)

describe('the start at login', () => {
  it('is not to be had while the app is not installed: what would be started is a development tool', () => {
    const { isOn, set } = loginStart('win32', false)
    set(true)
    expect(isOn()).toBeNull()
    expect(app.setLoginItemSettings).not.toHaveBeenCalled()
  })

  it('is without a window on Windows, and off where the task manager says so', () => {
    const { isOn, set } = loginStart('win32', true)
    set(true)
    expect(app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({ openAtLogin: true, args: ['--hidden'] })
    listed({ openAtLogin: true, executableWillLaunchAtLogin: true })
    expect(isOn()).toBe(true)
    // An entry with other arguments is another one.
    expect(app.getLoginItemSettings).toHaveBeenCalledWith({ args: ['--hidden'] })
    listed({ openAtLogin: true, executableWillLaunchAtLogin: false })
    expect(isOn()).toBe(false)
  })

  it('is left to macOS, which passes no arguments on', () => {
    const { isOn, set } = loginStart('darwin', true)
    set(false)
    expect(app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({ openAtLogin: false })
    listed({ openAtLogin: true })
    expect(isOn()).toBe(true)
  })

  it('is a file of desktops of Linux, of the image where that is what runs', async () => {
    const config = await tempFolder()
    vi.mocked(app.getPath).mockReturnValue(config)
    vi.stubEnv('APPIMAGE', '/home/ann/Fogwatch-1.0.0.AppImage')
    const { isOn, set } = loginStart('linux', true)
    const file = join(config, 'autostart/fogwatch.desktop')
    expect(isOn()).toBe(false)
    set(true)
    expect(isOn()).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain('Exec="/home/ann/Fogwatch-1.0.0.AppImage" "--hidden"\n')
    // As desktops switch such an entry off.
    writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`)
    expect(isOn()).toBe(false)
    set(true)
    expect(isOn()).toBe(true)
    set(false)
    set(false)
    expect(existsSync(file)).toBe(false)
    expect(isOn()).toBe(false)
  })

  it('tells what the system has against it', async () => {
    const config = await tempFolder()
    vi.mocked(app.getPath).mockReturnValue(config)
    mkdirSync(join(config, 'autostart/fogwatch.desktop'), { recursive: true })
    expect(() => loginStart('linux', true).set(true)).toThrow('EISDIR')
  })
})

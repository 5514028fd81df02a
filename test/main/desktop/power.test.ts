import { EventEmitter } from 'node:events'
import { app, powerMonitor, powerSaveBlocker } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { configFor } from '../../../packaging/electron-builder.config.mjs'
import { createWakefulness } from '../../../src/main/desktop/keep-awake'
import { nameForSystem } from '../../../src/main/desktop/notifications'
import { watchAnewAfterSleep } from '../../../src/main/desktop/power'

vi.mock('electron', () => ({
  app: { setAppUserModelId: vi.fn() },
  powerMonitor: new EventEmitter(),
  powerSaveBlocker: { start: vi.fn(() => 7), stop: vi.fn() },
}))
beforeEach(() => {
  powerMonitor.removeAllListeners()
  vi.clearAllMocks()
})

it('has silence count anew when the machine wakes up, and not when its screen is only locked', () => {
  const [watchAnew, log] = [vi.fn(), vi.fn()]
  watchAnewAfterSleep(watchAnew, log)
  for (const event of ['lock-screen', 'unlock-screen', 'suspend']) powerMonitor.emit(event)
  expect(watchAnew).not.toHaveBeenCalled()
  powerMonitor.emit('resume')
  expect(watchAnew).toHaveBeenCalledOnce()
  // Each explains a gap to whoever reads the log.
  expect(log).toHaveBeenCalledTimes(4)
})

describe('a computer that is kept awake', () => {
  it('may darken its screen, and is kept so by one wish, however often it is uttered', () => {
    const keep = createWakefulness()
    for (const wanted of [false, true, true]) keep(wanted)
    expect(powerSaveBlocker.start).toHaveBeenCalledExactlyOnceWith('prevent-app-suspension')
    for (const wanted of [false, false]) keep(wanted)
    expect(powerSaveBlocker.stop).toHaveBeenCalledExactlyOnceWith(7)
    keep(true)
    expect(powerSaveBlocker.start).toHaveBeenCalledTimes(2)
  })
})

it('is called by Windows what its installer calls it, without which it shows no notification', () => {
  nameForSystem()
  expect(app.setAppUserModelId).toHaveBeenCalledExactlyOnceWith(configFor({}).appId)
})

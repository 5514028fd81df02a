import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { usualDataFolder } from '../../../src/main/config/usual-data-folder'

it('is where the system has it, and never beneath wherever the station is started from', () => {
  const usual = join(homedir(), '.local', 'share', 'fogwatch')
  expect(usualDataFolder('linux', { XDG_DATA_HOME: '/srv/data' })).toBe('/srv/data/fogwatch')
  for (const XDG_DATA_HOME of [undefined, '', 'data']) expect(usualDataFolder('linux', { XDG_DATA_HOME })).toBe(usual)
  const roaming = join(homedir(), 'AppData', 'Roaming')
  expect(usualDataFolder('win32', { APPDATA: '' })).toBe(join(roaming, 'fogwatch', 'headless'))
})

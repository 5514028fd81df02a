import { expect, test } from 'vitest'
import { Preferences } from '../../src/main/config/preferences'
import { StorageFailure } from '../../src/main/failures'
import { receiverHandlersOf } from '../../src/main/receiver-handlers'
import { settingsHandlersOf } from '../../src/main/settings-handlers'

test('a receiver that has moved for settings which the disk refuses goes back to where boxes report', async () => {
  const keep = () => Promise.reject(new StorageFailure('no room', true))
  const opened: string[] = []
  const parts = {
    preferences: new Preferences(undefined, keep, () => undefined),
    receiver: { view: () => ({ listening: true, host: '0.0.0.0', port: 9528 }) },
    openReceiver: async (host: string, port: number) => {
      opened.push(`${host}:${port}`)
      return null
    },
  } as never
  const { changeSettings } = settingsHandlersOf(parts)
  await expect(changeSettings({ receiverPort: 9999 })).rejects.toThrow('no room')
  await expect(changeSettings({ keepDays: 7 })).rejects.toThrow('no room')
  expect(opened).toEqual(['0.0.0.0:9999', '0.0.0.0:9528'])
  await expect(receiverHandlersOf(parts).openReceiver({ port: 9998 })).rejects.toThrow('no room')
  expect(opened.slice(2)).toEqual(['0.0.0.0:9998', '0.0.0.0:9528'])
})

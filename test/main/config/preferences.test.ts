import { expect, it } from 'vitest'
import { Preferences } from '../../../src/main/config/preferences'

it('loses none of two changes that are made at once, nor the second when the first cannot be kept', async () => {
  let refused = 0
  const keep = async () => {
    await Promise.resolve()
    if (refused-- > 0) throw new Error('full')
  }
  const preferences = new Preferences(undefined, keep, () => undefined)
  await Promise.all([preferences.change({ keepDays: 7 }), preferences.change({ alertReminders: true })])
  expect(preferences.get()).toMatchObject({ keepDays: 7, alertReminders: true })
  refused = 1
  const failing = preferences.change({ keepDays: 8 })
  const following = preferences.change({ alertVolume: 10 })
  await expect(failing).rejects.toThrow('full')
  await following
  expect(preferences.get()).toMatchObject({ keepDays: 7, alertVolume: 10 })
})

it('makes a change of what the one before it has left, and keeps nothing where there is none', async () => {
  const kept: unknown[] = []
  const keep = async (settings: object) => void kept.push(settings)
  const preferences = new Preferences(undefined, keep, () => undefined)
  const another = (path: string) => preferences.change(({ paths }) => ({ paths: [...paths, path] }))
  await Promise.all([another('/a'), another('/b'), preferences.change(() => null)])
  expect(preferences.get().paths).toEqual(['/a', '/b'])
  expect(kept).toHaveLength(2)
})

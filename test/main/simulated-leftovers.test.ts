import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startHost } from '../support/host'

/** A program that holds the files of simulated boxes open, as a scanner does on Windows. */
const scanner = vi.hoisted(() => ({ isHolding: false }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const rm: typeof real.rm = async (path, options) => {
    if (scanner.isHolding && /simulated(.\d)?$/.test(String(path))) throw new Error(`EBUSY: ${path} is busy`)
    await real.rm(path, options)
  }
  return { ...real, rm }
})

test('simulated boxes of which something cannot be removed hold up neither the start nor the end of the station', async () => {
  const held = async <T>(work: () => Promise<T>): Promise<T> => {
    scanner.isHolding = true
    return work().finally(() => {
      scanner.isHolding = false
    })
  }
  const { host, folder, call, said } = await held(() => startHost())
  await call('setSimulation', { boxes: 1 })
  expect(await held(() => call('setSimulation', { boxes: 0 }))).toEqual({ boxes: 0 })
  await call('setSimulation', { boxes: 1 })
  await held(() => host.stop())
  expect(said.filter((line) => line.includes('is busy'))).toHaveLength(3)
  await startHost({ dataDir: folder })
  expect(existsSync(join(folder, 'simulated'))).toBe(false)
})

// @ts-check
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { startHeadless } from '../headless-station.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @typedef {object} Live
 * @property {string} viewer where the interface is
 * @property {import('../../src/main/simulator/simulator').Simulator} simulator
 */

/**
 * The built station on a day that its simulated boxes have lived, and the same boxes reporting on.
 * @param {import('./lived-day').LivedDay & { period: number, port: string }} day
 * @param {(live: Live) => Promise<void>} use
 */
export async function withLivedStation(day, use) {
  const { liveDay, createSimulator } = await import(pathToFileURL(await bundle()).href)
  const data = await mkdtemp(join(tmpdir(), 'fogwatch-capture-'))
  await liveDay(data, day)
  const { child: station, receiver, viewer } = await startHeadless(data, day.port)
  const rates = { deviceOutages: 0, silences: 0, faults: 0, addressChanges: 0, restarts: 0 }
  const url = `${receiver}/SophonFogStatus`
  const simulator = createSimulator({ ...day.options, rates, url, period: day.period })
  for (const { index, serial } of simulator.boxes) if (day.silentFor.has(index)) simulator.silence(serial)
  simulator.start()
  try {
    await use({ viewer, simulator })
  } finally {
    await simulator.stop()
    station.kill('SIGKILL')
    await once(station, 'exit')
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Node 20 runs no TypeScript. */
async function bundle() {
  const file = join(root, '.cache', 'capture', 'lived-day.mjs')
  const build = await rolldown({
    input: join(root, 'scripts/capture/lived-day.ts'),
    platform: 'node',
    external: [/^[^./]/],
    logLevel: 'warn',
  })
  await build.write({ file, format: 'esm' })
  await build.close()
  return file
}

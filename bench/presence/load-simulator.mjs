// @ts-check
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * A calm fleet: nothing happens to a box but what is asked for.
 * @param {{ url: string, boxes: number, devices: number, periodSeconds: number }} plan
 * @returns {Promise<import('../../src/main/simulator/simulator').Simulator>}
 */
export async function loadSimulator({ url, boxes, devices, periodSeconds }) {
  const file = join(root, '.cache/bench-presence/simulator.mjs')
  const build = await rolldown({
    input: join(root, 'bench/presence/calm-fleet.ts'),
    platform: 'node',
    external: [/^iconv-lite/],
  })
  await build.write({ file, format: 'esm' })
  await build.close()
  const { calmFleet } = await import(pathToFileURL(file).href)
  return calmFleet(url, boxes, devices, periodSeconds * 1000)
}

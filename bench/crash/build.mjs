// @ts-check
// Bundles what the crash suite runs in processes of its own.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the bundles go; NeDB is found from there. */
export const crashFolder = join(root, '.cache', 'crash')

export async function buildCrashSuite() {
  const build = await rolldown({
    input: {
      victim: join(root, 'bench/crash/victim.ts'),
      suite: join(root, 'bench/crash/suite.ts'),
      'archive-worker': join(root, 'src/main/storage/archive-worker.ts'),
    },
    platform: 'node',
    external: [/^nedb-promises/],
  })
  await build.write({ dir: crashFolder, format: 'esm', entryFileNames: '[name].mjs' })
  await build.close()
}

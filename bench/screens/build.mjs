// @ts-check
// Bundles what the pictures share with the tests, which is TypeScript, and the archive's thread beside it.
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.cache', 'bench-screens')

/** @returns {Promise<typeof import('./tools')>} */
export async function buildTools() {
  const build = await rolldown({
    input: {
      tools: join(root, 'bench/screens/tools.ts'),
      'archive-worker': join(root, 'src/main/storage/archive-worker.ts'),
    },
    platform: 'node',
    external: [/^nedb-promises/, /^iconv-lite/, /^json5/, /^@playwright/],
  })
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' })
  await build.close()
  return await import(pathToFileURL(join(folder, 'tools.mjs')).href)
}

// @ts-check
// Bundles a benchmark's TypeScript, and the archive's thread beside it.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.cache', 'bench-storage')

export const archiveWorker = join(folder, 'archive-worker.mjs')

/**
 * @param {string} name of a file beside this one, without `.ts`
 * @returns {Promise<string>} the bundle
 */
export async function bundle(name) {
  const build = await rolldown({
    input: {
      [name]: join(root, `bench/storage/${name}.ts`),
      'archive-worker': join(root, 'src/main/storage/archive-worker.ts'),
    },
    platform: 'node',
    external: [/^nedb-promises/, /^fastify/, /^iconv-lite/, /^json5/, /^@remix-run/, /^@nats-io/],
  })
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: `${name}-[name].mjs` })
  await build.close()
  return join(folder, `${name}.mjs`)
}

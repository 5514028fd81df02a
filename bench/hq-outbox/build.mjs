// @ts-check
// Bundles what the outbox suite runs in processes of its own.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the bundles go; packages are found from there. */
export const outboxFolder = join(root, '.cache', 'hq-outbox')

/** @param {Readonly<Record<string, string>>} more files beside the site's process, by name */
export async function buildOutbox(more = {}) {
  const build = await rolldown({
    input: { site: join(root, 'bench/hq-outbox/site.ts'), ...more },
    platform: 'node',
    external: [/^nedb-promises/, /^@nats-io/, /^fastify/, /^iconv-lite/, /^json5/, /^@remix-run/],
    // The servers' harness registers groups of tests; here there are none.
    resolve: { alias: { vitest: join(root, 'bench/hq-outbox/no-vitest.mjs') } },
  })
  await build.write({ dir: outboxFolder, format: 'esm', entryFileNames: '[name].mjs' })
  await build.close()
}

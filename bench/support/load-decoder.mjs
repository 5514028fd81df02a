import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))
const outDir = fileURLToPath(new URL('../../.cache/bench/', import.meta.url))

/** Bundles the decoder as the app is bundled, and loads it: Node 20 cannot run TypeScript. */
export async function loadDecoder() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rollupOptions: {
        input: {
          'read-body': `${root}src/main/receiver/body/read-body.ts`,
          'known-tails': `${root}src/main/receiver/body/known-tails.ts`,
          'decode-report': `${root}src/shared/decode/decode-report.ts`,
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  })
  const { readBody } = await import(`${outDir}read-body.mjs`)
  const { decodeReport } = await import(`${outDir}decode-report.mjs`)
  const { KnownTails } = await import(`${outDir}known-tails.mjs`)
  return { readBody, decodeReport, KnownTails }
}

// @ts-check
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const outDir = fileURLToPath(new URL('../../.cache/electron-host', import.meta.url))
/** @type {import('vite').InlineConfig} */
const shared = { configFile: false, logLevel: 'warn', publicDir: false }

/** Builds the stand-in: the launcher, and one script for each of the two worlds of a page. */
export async function buildStandIn() {
  const root = fileURLToPath(new URL('.', import.meta.url))
  await build({
    ...shared,
    root,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      ssr: 'src/launcher.ts',
      rolldownOptions: { output: { entryFileNames: 'launcher.mjs' } },
    },
  })
  for (const world of ['main-world', 'isolated-world']) {
    await build({
      ...shared,
      root,
      build: {
        outDir,
        emptyOutDir: false,
        minify: false,
        lib: { entry: `src/page/${world}.ts`, formats: ['iife'], name: 'standIn', fileName: () => `${world}.js` },
      },
    })
  }
}

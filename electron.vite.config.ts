import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** What both pages have in their heads: the policy above all. */
const sharedHead = (): Plugin => ({
  name: 'shared-head',
  transformIndexHtml: {
    order: 'pre',
    handler: (page) => page.replace('<!-- head.html -->', () => readFileSync('src/renderer/head.html', 'utf8')),
  },
})

export default defineConfig({
  main: {
    build: {
      // Electron 45 carries a newer Node, but the headless twin runs the same files on the oldest Node we support.
      target: 'node20',
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          headless: 'src/main/headless.ts',
          'archive-worker': 'src/main/storage/archive-worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can load nothing but itself: one file, CommonJS.
      externalizeDeps: false,
      rolldownOptions: { input: { preload: 'src/main/preload.ts' }, output: { format: 'cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      minify: true,
      rolldownOptions: { input: { index: 'src/renderer/index.html', login: 'src/renderer/login.html' } },
    },
    plugins: [react(), sharedHead()],
  },
})

import { defineConfig } from 'vitest/config'

// What needs electron-builder: `npm run test:packaging` installs it first. Each runs it as a process of its own.
export default defineConfig({
  test: {
    include: ['test/packaging/*.spec.ts'],
    globalSetup: 'test/support/run-folder.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})

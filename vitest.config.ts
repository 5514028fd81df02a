import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 10_000,
    // On two cores there would be one: many tests wait for servers, and others can calculate meanwhile.
    maxWorkers: Math.max(3, availableParallelism()),
  },
})

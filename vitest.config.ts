import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** What they test keeps nothing: one may go on with the modules that another has loaded. */
const RULES = ['test/shared/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: 'test/support/run-folder.ts',
    // For what hangs. What calculates takes long, too, on a machine that has other things to do.
    testTimeout: 30_000,
    // On two cores there would be one: many tests wait for servers, and others can calculate meanwhile.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [
      { extends: true, test: { name: 'rules', include: RULES, isolate: false } },
      {
        extends: true,
        test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...RULES] },
      },
    ],
  },
})

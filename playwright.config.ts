import { defineConfig } from '@playwright/test'

export default defineConfig({
  timeout: 30_000,
  // Each test runs a whole station beside a browser; more at once than this make each other late.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  outputDir: '.cache/test-results',
  projects: [
    { name: 'browser', testDir: 'test/browser' },
    { name: 'desktop', testDir: 'test/desktop' },
  ],
  globalSetup: './test/support/global-setup.ts',
})

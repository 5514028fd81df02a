import { defineConfig } from '@playwright/test'
import { findChromium } from './test/support/chromium'

const inChromium = () => {
  const executablePath = findChromium()
  return executablePath === undefined ? {} : { executablePath }
}

export default defineConfig({
  // For what never comes. On a machine that has other things to do what comes takes its time; how long it may take is
  // told by the tests that are about that.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // Each test runs a whole station beside a browser; more at once than this make each other late.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  outputDir: '.cache/test-results',
  projects: [
    {
      name: 'browser',
      testDir: 'test/browser',
      use: { locale: 'en-GB', launchOptions: { ...inChromium(), args: ['--no-sandbox'] } },
    },
    { name: 'desktop', testDir: 'test/desktop' },
  ],
  globalSetup: './test/support/global-setup.ts',
})

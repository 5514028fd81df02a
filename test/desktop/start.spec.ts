import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from './fixture'
import { appFolder } from './host'

const startScript = join(appFolder, 'scripts/start.mjs')

test('npm start runs without a window where there is none to open, and passes signals on', async ({ dataDir }) => {
  const env = { ...process.env, FOGWATCH_HEADLESS: '1' }
  const args = ['--data', dataDir, '--port', '0', '--viewer-port', '0']
  const started = spawn(process.execPath, [startScript, ...args], { env })
  const ended = once(started, 'exit')
  let output = ''
  started.stdout.on('data', (data) => {
    output += data
  })
  try {
    await expect.poll(() => output).toMatch(/interface http:\S+/)
  } finally {
    // Whether or not it came up, it must not outlive the test.
    started.kill('SIGTERM')
    await ended
  }
  expect(await ended).toEqual([0, null])
})

test('npm start passes arguments and the exit code on', async () => {
  const started = spawn(process.execPath, [startScript, '--headless', '--port', 'many'])
  let complaint = ''
  started.stderr.on('data', (data) => {
    complaint += data
  })
  const [exitCode] = await once(started, 'close')
  expect(complaint).toContain('--port: "many" is not a port')
  expect(exitCode).toBe(2)
})

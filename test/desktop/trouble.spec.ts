import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from './fixture'
import { appFolder } from './host'

test('a port that is taken is told in the window, and another cures it', async ({ start }) => {
  const other = createServer().listen(0, '0.0.0.0')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const desktop = await start('--port', String(port), '--host', '0.0.0.0')
  const before = await desktop.invoke('getFleet', {})
  expect(before).toMatchObject({
    value: { receiver: { listening: false, problem: { code: 'port-in-use', port, freePort: expect.any(Number) } } },
  })
  await expect(desktop.page.getByRole('alert')).toContainText(String(port))

  const freePort = before.ok ? (before.value.receiver.problem?.freePort ?? 0) : 0
  expect(await desktop.invoke('openReceiver', { port: freePort })).toMatchObject({
    ok: true,
    value: { listening: true, port: freePort, problem: null },
  })
  await expect(desktop.page.getByRole('alert')).toHaveCount(0)
  other.close()
})

test('a folder that another station holds ends the start with a sentence', async ({ run, dataDir }) => {
  const headless = join(appFolder, 'out/main/headless.js')
  const holder = spawn(process.execPath, [headless, '--data', dataDir, '--port', '0', '--viewer-port', '0'])
  await once(holder.stdout, 'data')
  const { exitCode, output } = await run('--port', '0')
  expect(output).toMatch(/\[dialog\] Fogwatch cannot start: .+/)
  expect(exitCode).toBe(1)
  holder.kill()
  await once(holder, 'exit')
})

test('bad usage is one line', async ({ run }) => {
  const { exitCode, output } = await run('--port', 'many')
  expect(output).toContain('--port: "many" is not a port')
  expect(exitCode).toBe(2)
})

test('help and version are printed without a window', async ({ run }) => {
  expect(await run('--help')).toMatchObject({ exitCode: 0, output: expect.stringContaining('--data DIR') })
  expect(await run('--version')).toMatchObject({ exitCode: 0, output: expect.stringMatching(/\d+\.\d+\.\d+/) })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { postReport, sampleReport } from '../support/box'
import { test as base, expect } from './fixture'

interface Run {
  readonly child: ChildProcess
  /** Both streams so far. */
  readonly said: () => string
  readonly exited: Promise<number | null>
}

const test = base.extend<{ run: (...args: string[]) => Run; dataDir: string }>({
  dataDir: ({ folder }, use) => use(folder),
  run: async ({ browserName: _ }, use) => {
    const children: ChildProcess[] = []
    await use((...args) => {
      const child = spawn(process.execPath, ['out/main/headless.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
      children.push(child)
      let text = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          text += chunk
        })
      }
      const exited = once(child, 'exit').then(([code]) => code as number | null)
      return { child, said: () => text, exited }
    })
    for (const child of children) child.kill('SIGKILL')
  },
})

const onFreePorts = (dataDir: string) => ['--port', '0', '--viewer-port', '0', '--host', '127.0.0.1', '--data', dataDir]

async function urlsOf({ said }: Run): Promise<{ port: number; viewer: string }> {
  await expect.poll(said, { timeout: 20_000 }).toMatch(/receiver {2}http:\S+\ninterface http:\S+\n/)
  const [receiver = '', viewer = ''] = said().match(/http:\S+/g) ?? []
  return { port: Number(new URL(receiver).port), viewer }
}

test('it prints its two addresses, and SIGTERM ends it with nothing lost', async ({ run, dataDir }) => {
  const first = run(...onFreePorts(dataDir))
  const { port } = await urlsOf(first)
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => postReport(port, sampleReport(`SN-${n}`))))
  expect(new Set(answers)).toEqual(new Set([200]))
  first.child.kill('SIGTERM')
  expect(await first.exited).toBe(0)

  const { viewer } = await urlsOf(run(...onFreePorts(dataDir)))
  const fleet = await (await fetch(`${viewer}/api/fleet`)).json()
  expect(fleet.counts).toMatchObject({ unobserved: 50, online: 0 })
})

test('it goes on when nobody reads what it says', async ({ run, dataDir }) => {
  const { child, exited } = run(...onFreePorts(dataDir))
  child.stdout?.destroy()
  child.stderr?.destroy()
  const fleet = async () => {
    const { origin } = JSON.parse(await readFile(join(dataDir, 'viewer.json'), 'utf8'))
    return (await fetch(`${origin}/api/fleet`)).json()
  }
  const counts = () => fleet().then((known) => known.counts.online, String)
  await expect.poll(counts, { timeout: 20_000 }).toBe(0)
  expect(await postReport((await fleet()).receiver.port, sampleReport('SN-1'))).toBe(200)
  await expect.poll(counts).toBe(1)
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
})

test('killed in the middle, it has what it answered', async ({ run, dataDir }) => {
  const first = run(...onFreePorts(dataDir))
  const { port } = await urlsOf(first)
  const answered: string[] = []
  const senders = Array.from({ length: 200 }, async (_, n) => {
    if ((await postReport(port, sampleReport(`SN-${n}`)).catch(() => 0)) === 200) answered.push(`SN-${n}`)
    if (answered.length === 60) first.child.kill('SIGKILL')
  })
  await Promise.all(senders)
  await first.exited

  const { viewer } = await urlsOf(run(...onFreePorts(dataDir)))
  const { gateways } = await (await fetch(`${viewer}/api/fleet`)).json()
  expect(gateways.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(answered))
})

test('a port in use and a folder in use each end the start with one line and code 1', async ({ run, dataDir }) => {
  const first = run(...onFreePorts(dataDir))
  const { port } = await urlsOf(first)
  const second = run('--port', String(port), '--viewer-port', String(port + 1), '--data', join(dataDir, 'other'))
  expect(await second.exited).toBe(1)
  // Who holds it is named where the system tells.
  const holder = process.platform === 'linux' ? `node headless\\.js \\(PID ${first.child.pid}\\)` : '.*'
  expect(second.said()).toMatch(new RegExp(`^fogwatch: .*port ${port} is used by ${holder}.*\n$`))
  // The one that is offered instead is not that of the interface.
  expect(second.said()).not.toContain(`--port ${port + 1})`)
  const third = run(...onFreePorts(dataDir))
  expect(await third.exited).toBe(1)
  expect(third.said()).toMatch(/^fogwatch: process \d+ already uses the data folder .*\n$/)
})

test('bad usage is one line and code 2', async ({ run }) => {
  const bad = run('--port', 'nine')
  expect(await bad.exited).toBe(2)
  expect(bad.said()).toMatch(/^fogwatch: --port: .*\n$/)
})

test('asked to be seen by others it waits for a password, takes one while it runs, and outlives a hangup', async ({
  run,
  dataDir,
}) => {
  const station = run(...onFreePorts(dataDir), '--viewer-host', '0.0.0.0')
  const { viewer } = await urlsOf(station)
  expect(station.said()).toMatch(/^fogwatch: the interface is served on 127\.0\.0\.1 alone: .*"password"/m)
  expect(viewer).toMatch(/^http:\/\/127\.0\.0\.1:/)
  expect((await fetch(`${viewer}/api/fleet`)).status).toBe(200)

  const setting = spawn(process.execPath, ['out/main/headless.js', 'password', '--data', dataDir], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  setting.stdin.end('long enough\n')
  expect(await once(setting, 'exit')).toEqual([0, null])
  // Whoever looks after the service need not wait until it is noticed.
  station.child.kill('SIGHUP')
  // An address that a browser of the network can open, where there is a network.
  await expect.poll(station.said, { timeout: 20_000 }).toMatch(/served on http:\/\/\S+:\d+ now/)
  expect((await fetch(`${viewer}/api/fleet`)).status).toBe(401)

  const exporting = run('export', 'inventory', '--data', dataDir, '--out', '-')
  expect(await exporting.exited).toBe(0)
  station.child.kill('SIGTERM')
  expect(await station.exited).toBe(0)
})

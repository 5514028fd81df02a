import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openReportSink } from './report-sink'

const SCRIPT = fileURLToPath(new URL('../../../scripts/simulate.mjs', import.meta.url))

function run(...flags: string[]): { child: ChildProcess; ended: Promise<{ code: number; out: string; err: string }> } {
  const child = spawn(process.execPath, [SCRIPT, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code], out, err]) => ({ code, out, err }),
  )
  return { child, ended }
}

test('--for ends the play on time with a summary', async () => {
  const sink = await openReportSink()
  const { code, out } = await run('--boxes', '4', '--period', '0.5', '--url', sink.url, '--for', '2s').ended
  expect(code).toBe(0)
  expect(sink.received.length).toBeGreaterThanOrEqual(12)
  expect(sink.received.length).toBeLessThanOrEqual(18)
  expect(out).toContain('4 boxes with 4–16 devices each report every 0.5 s')
  expect(out).toMatch(new RegExp(`sent +${sink.received.length}\nanswered 200 +${sink.received.length}\nrefused +0\n`))
  expect(out).toMatch(/answer time +p50 .+ ms, p95 .+ ms, p99 .+ ms/)
})

// Windows cannot send an interrupt to another process: there it would end without a word.
test.runIf(process.platform !== 'win32')('an interrupt stops at once with a summary', async () => {
  const sink = await openReportSink()
  const { child, ended } = run('--boxes', '4', '--period', '0.5', '--url', sink.url, '--quiet')
  await vi.waitFor(() => expect(sink.received.length).toBeGreaterThan(3), 8000)
  const interruptedAt = performance.now()
  child.kill('SIGINT')
  const { code, out } = await ended
  expect(performance.now() - interruptedAt).toBeLessThan(1500)
  expect(code).toBe(0)
  expect(out).toMatch(/^played/)
})

test('a refused report ends in 1, unless that is allowed', async () => {
  const sink = await openReportSink((response) => response.writeHead(404).end())
  const flags = ['--boxes', '2', '--period', '0.3', '--url', sink.url, '--for', '1s']
  const nowhere = ['--boxes', '2', '--period', '0.3', '--url', 'http://127.0.0.1:1/', '--for', '1s']
  const [strict, lenient, unheard] = await Promise.all([
    run(...flags).ended,
    run(...flags, '--allow-failures').ended,
    run(...nowhere).ended,
  ])
  expect(strict.code).toBe(1)
  expect(strict.out).toMatch(/refused +\d+ \(404: \d+\)/)
  expect(lenient.code).toBe(0)
  expect(unheard.code).toBe(1)
  expect(unheard.err).toContain('Nothing listens at http://127.0.0.1:1/: start a station')
  expect(strict.err).toBe('')
})

test('bad usage ends in 2 with one line', async () => {
  const { code, out, err } = await run('--boxes', 'many').ended
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err.trimEnd().split('\n')).toHaveLength(1)
})

test('--help lists the flags', async () => {
  const { code, out } = await run('--help').ended
  expect(code).toBe(0)
  for (const flag of ['--boxes', '--mix', '--for', '--from-addresses']) expect(out).toContain(flag)
})

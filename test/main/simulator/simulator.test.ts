import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { SimulatorOptions } from '../../../src/main/simulator/options'
import { createSimulator, type Simulator } from '../../../src/main/simulator/simulator'
import { CALM } from '../../../src/main/simulator/world/rates'
import { openReportSink, type Received, type ReportSink } from './report-sink'

const PERIOD = 200

/** Three calm boxes at the fastest period, stopped with the test. */
function playTo(sink: ReportSink, options: Partial<SimulatorOptions> = {}): Simulator {
  const simulator = createSimulator({ url: sink.url, boxes: 3, period: PERIOD, rates: CALM, ...options })
  onTestFinished(() => simulator.stop())
  return simulator
}

const bodyOf = (received: Received) => JSON.parse(received.body.toString())
const serialsIn = (received: readonly Received[]): string[] => received.map((one) => bodyOf(one).gateway_sn)
const serialOf = (simulator: Simulator, index = 0): string => simulator.boxes[index]?.serial ?? ''

test('every box reports once a period', async () => {
  const sink = await openReportSink()
  const simulator = playTo(sink, { boxes: 10 })
  simulator.start()
  await vi.waitFor(() => expect(sink.received.length).toBeGreaterThanOrEqual(50), 5000)
  await simulator.stop()
  const { sent, accepted } = simulator.stats
  expect(sink.received).toHaveLength(sent)
  expect(accepted).toBe(sent)
  for (const { serial } of simulator.boxes) {
    const reports = serialsIn(sink.received).filter((sn) => sn === serial)
    expect(Math.abs(reports.length - sent / 10)).toBeLessThanOrEqual(1)
  }
})

test('the same seed sends the same reports', async () => {
  const play = async () => {
    const sink = await openReportSink()
    const simulator = playTo(sink, { seed: 'again', mix: true, boxes: 4, dialects: ['D1'] })
    simulator.start()
    await vi.waitFor(() => expect(sink.received.length).toBeGreaterThanOrEqual(16), 5000)
    await simulator.stop()
    return sink.received.slice(0, 16).map(({ headers, body }) => [headers['content-type'], body.toString('latin1')])
  }
  expect((await play()).sort()).toEqual((await play()).sort())
})

describe('a script', () => {
  test('silences a box and lets it speak again', async () => {
    const sink = await openReportSink()
    const simulator = playTo(sink)
    const quiet = serialOf(simulator)
    simulator.silence(quiet)
    simulator.start()
    await vi.waitFor(() => expect(sink.received.length).toBeGreaterThanOrEqual(8), 5000)
    expect(serialsIn(sink.received)).not.toContain(quiet)
    expect(simulator.boxes[0]?.silentUntil).not.toBeNull()
    simulator.resume(quiet)
    await vi.waitFor(() => expect(serialsIn(sink.received)).toContain(quiet), 5000)
  })

  test('takes a device down and up, and leaves the others alone', async () => {
    const sink = await openReportSink()
    const simulator = playTo(sink, { devices: { min: 4, max: 4 } })
    const statuses = async () => {
      await simulator.reportNow(serialOf(simulator))
      const last = sink.received.at(-1)
      return last && bodyOf(last).sub_devices.map((device: { ep_status: string }) => device.ep_status)
    }
    simulator.deviceDown(serialOf(simulator), 2)
    expect(await statuses()).toEqual(['online', 'online', 'offline', 'online'])
    simulator.deviceUp(serialOf(simulator), 2)
    expect(await statuses()).toEqual(['online', 'online', 'online', 'online'])
    expect(() => simulator.deviceDown(serialOf(simulator), 4)).toThrow('has no device 4')
  })

  test('raises a fault and clears it, and moves the box', async () => {
    const sink = await openReportSink()
    const simulator = playTo(sink)
    const serial = serialOf(simulator)
    await simulator.reportNow(serial)
    simulator.fault(serial, '磁盘空间不足')
    simulator.changeAddress(serial)
    await simulator.reportNow(serial)
    simulator.clearFault(serial)
    await simulator.reportNow(serial)
    const reports = sink.received.map(bodyOf)
    expect(reports.map(({ gateway_ext_data: { status, status_desc } }) => [status, status_desc])).toEqual([
      ['0', 0],
      ['-1', '磁盘空间不足'],
      ['0', 0],
    ])
    expect(reports.map(({ gateway_ip }) => gateway_ip.trim())).toEqual([
      '192.168.1.20',
      '192.168.26.20',
      '192.168.26.20',
    ])
  })

  test('restarts a box, whose uptime begins anew', async () => {
    const sink = await openReportSink()
    const simulator = playTo(sink, { dialects: ['D4'] })
    simulator.restart(serialOf(simulator))
    await simulator.reportNow(serialOf(simulator))
    expect(sink.received.map(bodyOf)[0].gateway_ext_data.uptime).toBe('0 minutes')
  })

  test('names boxes that exist', async () => {
    const simulator = playTo(await openReportSink())
    expect(() => simulator.silence('SN-NOBODY')).toThrow('There is no box SN-NOBODY.')
  })
})

test('a box of several dialects speaks them in turn, each once a period', async () => {
  const sink = await openReportSink()
  const simulator = playTo(sink, { boxes: 1, dialects: ['D4', 'D5'] })
  simulator.start()
  await vi.waitFor(() => expect(sink.received.length).toBeGreaterThanOrEqual(6), 5000)
  const speaksOfDevices = sink.received.slice(0, 6).map((received) => 'sub_devices' in bodyOf(received))
  expect(speaksOfDevices).toEqual([false, true, false, true, false, true])
})

test('a mixed fleet of 24 speaks every dialect and every encoding', async () => {
  const sink = await openReportSink()
  const { boxes } = playTo(sink, { boxes: 24, mix: true })
  expect(new Set(boxes.flatMap((box) => box.dialects)).size).toBe(8)
  expect(new Set(boxes.map((box) => box.encoding)).size).toBe(19)
})

test('what is asked for is not mixed', async () => {
  const sink = await openReportSink()
  const inJson = playTo(sink, { boxes: 24, mix: true, encoding: 'json' }).boxes
  expect(new Set(inJson.map((box) => box.encoding))).toEqual(new Set(['json']))
  const inD3 = playTo(sink, { boxes: 24, mix: true, dialects: ['D3'] }).boxes
  expect(new Set(inD3.flatMap((box) => box.dialects))).toEqual(new Set(['D3']))
})

describe('whatever the monitor does', () => {
  test('refusals are counted by status, and the play goes on', async () => {
    const sink = await openReportSink((response) => response.writeHead(429).end())
    const simulator = playTo(sink)
    simulator.start()
    await vi.waitFor(() => expect(simulator.stats.refused.get(429)).toBeGreaterThan(5), 5000)
    expect(simulator.stats.accepted).toBe(0)
  })

  test('a port that nobody listens on is counted by reason, and the play goes on', async () => {
    const simulator = createSimulator({ url: 'http://127.0.0.1:1/', boxes: 2, period: PERIOD, rates: CALM })
    onTestFinished(() => simulator.stop())
    simulator.start()
    await vi.waitFor(() => expect(simulator.stats.failed.get('ECONNREFUSED')).toBeGreaterThan(3), 5000)
  })

  test('a box that waits for an answer sends nothing more', async () => {
    let unanswered = 0
    let most = 0
    const sink = await openReportSink((response) => {
      most = Math.max(most, ++unanswered)
      setTimeout(() => {
        unanswered -= 1
        response.end()
      }, 2 * PERIOD)
    })
    const simulator = playTo(sink, { boxes: 1 })
    simulator.start()
    await vi.waitFor(() => expect(simulator.stats.skipped).toBeGreaterThan(2), 5000)
    expect(most).toBe(1)
  })

  test('stop ends at once; what is unanswered is abandoned, not failed', async () => {
    const sink = await openReportSink(() => undefined)
    const simulator = playTo(sink)
    simulator.start()
    await vi.waitFor(() => expect(sink.received).toHaveLength(3), 5000)
    const startedAt = performance.now()
    await simulator.stop()
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect(simulator.stats).toMatchObject({ sent: 3, abandoned: 3, failed: new Map() })
    await pause(2 * PERIOD)
    expect(sink.received).toHaveLength(3)
  })

  test('a connection closed in the moment it is used again costs no report', async () => {
    const used = new WeakSet()
    const sink = await openReportSink((response) => {
      if (response.socket === null || used.has(response.socket)) return response.destroy()
      used.add(response.socket)
      return response.end()
    })
    const simulator = playTo(sink)
    simulator.start()
    await vi.waitFor(() => expect(simulator.stats.accepted).toBeGreaterThan(10), 5000)
    expect(simulator.stats.failed).toEqual(new Map())
    expect(sink.received.length).toBeGreaterThan(simulator.stats.sent)
  })
})

test('boxes share connections', async () => {
  const sink = await openReportSink()
  const simulator = playTo(sink)
  simulator.start()
  await vi.waitFor(() => expect(sink.received.length).toBeGreaterThanOrEqual(15), 5000)
  expect(sink.connections).toBeLessThanOrEqual(3)
})

// Only Linux answers on all of 127.0.0.0/8 without further ado.
test.runIf(process.platform === 'linux')('boxes can have source addresses of their own', async () => {
  const sink = await openReportSink()
  const simulator = playTo(sink, { fromAddresses: true })
  for (const { serial } of simulator.boxes) await simulator.reportNow(serial)
  simulator.changeAddress(serialOf(simulator))
  await simulator.reportNow(serialOf(simulator))
  expect(sink.received.map(({ from }) => from)).toEqual(['127.1.1.20', '127.1.1.21', '127.1.1.22', '127.1.26.20'])
})

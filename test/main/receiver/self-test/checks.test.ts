import { describe, expect, test } from 'vitest'
import {
  checkClock,
  checkDisk,
  checkOwnReport,
  checkPort,
  checkReachable,
  checkSleep,
} from '../../../../src/main/receiver/self-test/checks'
import type { ReceiverProblem } from '../../../../src/shared/contract/receiver-views'
import { hours, minutes } from '../../../../src/shared/time/millis'

const NOW = Date.UTC(2026, 10, 22)

const problem = (code: ReceiverProblem['code'], owner: ReceiverProblem['owner'] = null): ReceiverProblem => ({
  code,
  owner,
  message: '',
  since: '2026-11-22T00:00:00.000Z',
  port: 9528,
  freePort: null,
})

const found = ({ status, finding, detail }: { status: string; finding: string; detail: string }) => [
  status,
  finding,
  detail,
]

describe('the port', () => {
  test('is open, also while reports cannot be kept', () => {
    expect(found(checkPort('0.0.0.0', 9528, null))).toEqual(['ok', 'listening', 'The port is open: 0.0.0.0:9528.'])
    expect(checkPort('::1', 9528, problem('storage-full'))).toMatchObject({ status: 'ok', subject: '[::1]:9528' })
  })

  test('is taken by a program that is named as far as it is known', () => {
    const named = checkPort('0.0.0.0', 9528, problem('port-in-use', { program: 'node.exe', pid: 8124 }))
    expect(found(named)).toEqual([
      'failed',
      'port-in-use',
      'Another program has the port: node.exe · PID 8124. End that program, or let the receiver use another port.',
    ])
    expect(checkPort('0.0.0.0', 9528, problem('port-in-use')).detail).toMatch(/^Another program has the port\. /)
    expect(checkPort('0.0.0.0', 9528, problem('port-in-use', { program: null, pid: 7 })).detail).toContain('PID 7')
  })
})

test('an own report arrives, stays away, or is answered by somebody else', () => {
  const at = '192.168.1.20'
  expect(found(checkOwnReport(at, { finding: 'answered', after: 4 }))).toEqual([
    'ok',
    'answered',
    'Own report arrives: 192.168.1.20 · 4 ms.',
  ])
  expect(checkOwnReport(at, { finding: 'no-answer' })).toMatchObject({ status: 'failed', subject: at })
  expect(checkOwnReport(at, { finding: 'answered-by-another' })).toMatchObject({ status: 'failed', subject: at })
})

test('that others reach the port is known once one did; a firewall is named only while nobody did', () => {
  const reach = { others: 0, host: '0.0.0.0', port: 9528, hasNetwork: true, firewallOn: null }
  expect(checkReachable({ ...reach, others: 3, firewallOn: true })).toMatchObject({ status: 'ok', value: 3 })
  expect(checkReachable({ ...reach, firewallOn: true })).toMatchObject({ status: 'warning', value: 9528 })
  expect(checkReachable({ ...reach, firewallOn: false })).toMatchObject({ status: 'unknown', finding: 'nobody-heard' })
  expect(checkReachable(reach)).toMatchObject({ status: 'unknown', finding: 'nobody-heard' })
})

test('nobody can reach a port on the loopback, or of a computer without a network', () => {
  const reach = { others: 0, host: '127.0.0.1', port: 9528, hasNetwork: false, firewallOn: true }
  expect(checkReachable(reach)).toMatchObject({ status: 'warning', finding: 'loopback-only', subject: '127.0.0.1' })
  expect(checkReachable({ ...reach, host: '0.0.0.0' })).toMatchObject({ status: 'failed', finding: 'no-address' })
})

test('sleep is a warning, and what is not known is said to be', () => {
  expect(found(checkSleep({ after: minutes(30) })).slice(0, 2)).toEqual(['warning', 'sleeps'])
  expect(checkSleep({ after: minutes(30) }).detail).toContain('after 30 min')
  expect(checkSleep('never')).toMatchObject({ status: 'ok' })
  expect(found(checkSleep(null))).toEqual(['unknown', 'sleep-unknown', 'Sleep setting: cannot be known here.'])
})

test('the disk has room, little, none, or takes nothing in spite of it', () => {
  const disk = { folder: '/data', freeBytes: 212 * 1024 ** 3 }
  expect(found(checkDisk({ ...disk, room: 'enough' }, null))).toEqual(['ok', 'room', 'Disk space: 212 GB free.'])
  expect(checkDisk({ ...disk, room: 'low' }, null)).toMatchObject({ status: 'warning', finding: 'room-low' })
  expect(checkDisk({ ...disk, room: 'full' }, problem('storage-full'))).toMatchObject({ finding: 'room-full' })
  const refusing = checkDisk({ ...disk, room: 'enough' }, problem('storage-failed'))
  expect(refusing).toMatchObject({ status: 'failed', finding: 'not-writable' })
  expect(refusing.detail).toContain('/data')
})

describe('the clock', () => {
  test('is plausible while boxes are wrong each in their own way, or few', () => {
    expect(checkClock(NOW, [])).toMatchObject({ status: 'ok' })
    expect(checkClock(NOW, [hours(1), hours(1)])).toMatchObject({ status: 'ok' })
    expect(checkClock(NOW, [hours(-9), hours(1), hours(5), 0, 0])).toMatchObject({ status: 'ok' })
    expect(checkClock(NOW, [minutes(2), minutes(2), minutes(3)])).toMatchObject({ status: 'ok' })
  })

  test('differs where most boxes agree on another time', () => {
    const check = checkClock(NOW, [hours(8), hours(8) + 500, hours(8) - minutes(1), 0])
    expect(check).toMatchObject({ status: 'warning', finding: 'clock-differs' })
    expect(check.detail).toContain('8 h')
  })

  test('cannot be before there was anything to look at it', () => {
    expect(checkClock(Date.UTC(1970, 0, 2), [])).toMatchObject({ status: 'failed', finding: 'clock-before-release' })
  })
})

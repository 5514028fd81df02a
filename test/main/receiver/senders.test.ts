import { expect, test } from 'vitest'
import { ipv4Number } from '../../../src/main/receiver/networks'
import { Senders } from '../../../src/main/receiver/senders'

const heard = (senders: Senders, address: string) => senders.list().find((sender) => sender.address === address)

test('what was taken and refused is counted by address', () => {
  const senders = new Senders()
  senders.refuse('192.168.1.9', 10, 'wrong-path')
  senders.accept('192.168.1.9', 20)
  senders.accept('192.168.1.9', 30)
  senders.accept('::ffff:192.168.1.10', 30)
  expect(heard(senders, '192.168.1.9')).toEqual({
    address: '192.168.1.9',
    accepted: 2,
    refused: 1,
    firstAt: 10,
    lastAt: 30,
    lastRefusal: 'wrong-path',
  })
  expect(heard(senders, '192.168.1.10')?.accepted).toBe(1)
  expect(senders.list()).toHaveLength(2)
})

const address = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

test('a flood of strangers pushes out strangers only, the one that was silent for longest first', () => {
  const senders = new Senders()
  senders.accept('192.168.1.9', 1)
  for (let n = 0; n < 20_000; n++) {
    senders.refuse(address(n), 10 + n, 'broken-body')
    // Somebody that keeps coming is not forgotten.
    if (n % 100 === 0) senders.refuse('10.255.0.1', 10 + n, 'tls')
  }
  expect(senders.list().length).toBeLessThanOrEqual(501)
  expect(heard(senders, '192.168.1.9')?.accepted).toBe(1)
  expect(heard(senders, '10.255.0.1')?.refused).toBe(200)
  expect(heard(senders, address(19_999))).toBeDefined()
  expect(heard(senders, address(5))).toBeUndefined()
})

test('addresses that report are bounded as well', () => {
  const senders = new Senders()
  for (let n = 0; n < 6000; n++) senders.accept(address(n), n)
  expect(senders.list()).toHaveLength(5000)
  expect(heard(senders, address(999))).toBeUndefined()
  expect(heard(senders, address(1000))).toBeDefined()
})

test('those in a network are counted, without ourselves', () => {
  const senders = new Senders()
  for (const one of ['192.168.1.9', '192.168.1.20', '192.168.2.9', 'fd00::9']) senders.accept(one, 1)
  senders.refuse('192.168.1.77', 1, 'tls')
  const mask = ipv4Number('255.255.255.0')
  const ours = ipv4Number('192.168.1.20')
  expect(senders.countIn(ours, mask, new Set())).toBe(2)
  expect(senders.countIn(ours, mask, new Set([ours]))).toBe(1)
  expect(senders.countIn(ipv4Number('10.0.0.1'), mask, new Set())).toBe(0)
})

test.each([
  ['0.0.0.1', 1],
  ['192.168.1.20', ((192 << 24) | (168 << 16) | 276) >> 0],
  ['1.2.3', -1],
  ['1.2.3.256', -1],
  ['1.2..4', -1],
  ['fd00::1', -1],
])('%s is the number %i', (text, number) => expect(ipv4Number(text)).toBe(number))

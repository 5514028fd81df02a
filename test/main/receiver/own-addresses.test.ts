import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { receiverUrls } from '../../../src/main/receiver/own-addresses'

const ip = (address: string, internal = false): NetworkInterfaceInfo =>
  ({ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }) as NetworkInterfaceInfo

const adapters = {
  lo: [ip('127.0.0.1', true)],
  docker0: [ip('172.17.0.1')],
  usb0: [ip('169.254.3.4')],
  eth0: [ip('192.168.1.20')],
  ppp0: [ip('100.64.0.7')],
}

test('the address of the LAN comes first, the loopback last', () => {
  const urls = receiverUrls('0.0.0.0', 9528, '/SophonFogStatus', adapters)
  expect(urls[0]).toEqual({ adapter: 'eth0', url: 'http://192.168.1.20:9528/SophonFogStatus' })
  expect(urls.map(({ adapter }) => adapter)).toEqual(['eth0', 'ppp0', 'docker0', 'usb0', 'lo'])
})

test('who listens on one address can be reached on that one only', () => {
  expect(receiverUrls('127.0.0.1', 9528, '/p', adapters).map(({ url }) => url)).toEqual(['http://127.0.0.1:9528/p'])
})

import * as os from 'node:os'
import { expect, test, vi } from 'vitest'
import { ownAddresses, receiverUrls, type SendersIn } from '../../../src/main/receiver/own-addresses'

vi.mock('node:os', { spy: true })

const ip = (address: string, internal = false, netmask = '255.255.255.0'): os.NetworkInterfaceInfo =>
  ({ address, internal, family: 'IPv4', netmask, mac: '', cidr: null }) as os.NetworkInterfaceInfo

const ip6 = (address: string, internal = false): os.NetworkInterfaceInfo =>
  ({ address, internal, family: 'IPv6', netmask: '', mac: '', cidr: null, scopeid: 0 }) as os.NetworkInterfaceInfo

const adapters = {
  lo: [ip('127.0.0.1', true, '255.0.0.0'), ip6('::1', true)],
  docker0: [ip('172.17.0.1')],
  usb0: [ip('169.254.3.4')],
  eth0: [ip('192.168.1.20'), ip6('fd00::20'), ip6('fe80::20')],
  ppp0: [ip('100.64.0.7')],
}

const nobody: SendersIn = () => 0
const urls = (host: string) =>
  receiverUrls(ownAddresses(host, nobody, adapters), 9528, '/SophonFogStatus').map(({ url }) => url)

test('the address of the LAN comes first, the loopback last', () => {
  const addresses = ownAddresses('0.0.0.0', nobody, adapters)
  expect(receiverUrls(addresses, 9528, '/SophonFogStatus')[0]).toEqual({
    adapter: 'eth0',
    url: 'http://192.168.1.20:9528/SophonFogStatus',
    kind: 'lan',
    senders: 0,
  })
  expect(addresses.map(({ adapter }) => adapter)).toEqual(['eth0', 'ppp0', 'docker0', 'usb0', 'lo'])
  expect(addresses.map(({ kind }) => kind)).toEqual(['lan', 'public', 'virtual', 'link-local', 'loopback'])
})

test('where most boxes report from comes before all others, whatever the adapter is called', () => {
  const asked: [number, number][] = []
  const sendersIn: SendersIn = (network, mask, except) => {
    asked.push([network, mask])
    expect(except.has(network)).toBe(true)
    return network === ((172 << 24) | (17 << 16) | 1) ? 12 : network === ((192 << 24) | (168 << 16) | 276) ? 3 : 0
  }
  const addresses = ownAddresses('0.0.0.0', sendersIn, adapters)
  expect(addresses.slice(0, 3).map(({ adapter, senders }) => [adapter, senders])).toEqual([
    ['docker0', 12],
    ['eth0', 3],
    ['ppp0', 0],
  ])
  // What comes from this computer itself says nothing of where the boxes are.
  expect(asked).not.toContainEqual([(127 << 24) | 1, 255 << 24])
})

test('who listens on one address can be reached on that one only', () => {
  expect(urls('127.0.0.1')).toEqual(['http://127.0.0.1:9528/SophonFogStatus'])
})

test('IPv6 stands in brackets', () => {
  expect(urls('::1')).toEqual(['http://[::1]:9528/SophonFogStatus'])
})

test('who listens on everything is reached over both, IPv4 first, and not by what holds on one cable only', () => {
  const both = urls('::')
  expect(both.slice(0, 2)).toEqual([
    'http://192.168.1.20:9528/SophonFogStatus',
    'http://[fd00::20]:9528/SophonFogStatus',
  ])
  expect(both.join()).not.toContain('fe80')
})

test('a name that was given to listen on is what boxes may enter', () => {
  expect(urls('localhost')).toEqual(['http://localhost:9528/SophonFogStatus'])
})

test('an address that went away leaves nothing to enter', () => {
  expect(urls('192.168.7.7')).toEqual([])
})

test('where the system cannot say, the addresses are those that it said last', () => {
  vi.mocked(os.networkInterfaces).mockReturnValueOnce(adapters)
  const before = ownAddresses('0.0.0.0')
  vi.mocked(os.networkInterfaces).mockImplementationOnce(() => {
    throw Object.assign(new Error('uv_interface_addresses returned EMFILE'), { code: 'ERR_SYSTEM_ERROR' })
  })
  expect(ownAddresses('0.0.0.0')).toEqual(before)
  expect(before.length).toBeGreaterThan(1)
})

import { fnv1a, type Random } from './random'

/** Who a box is: its hardware serial, its authorisation code and its MAC, unique in a world and different between seeds. */
export interface Identity {
  readonly serial: string
  readonly authCode: string
  readonly mac: string
}

/** The identity of the box at `index` in the world of `seed`. */
export function identityOf(seed: string, index: number): Identity {
  const batch = lettersOf(fnv1a(seed))
  const number = index + 1
  const octets = [0xe0, 0xa5, 0x09, fnv1a(seed) & 0xff, number >> 8, number & 0xff]
  return {
    serial: `SZ${batch}AIJBAH${pad(number, 4)}`,
    authCode: `ZK${batch}000120190807${pad(number, 6)}`,
    mac: octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':'),
  }
}

const BOXES_PER_NETWORK = 200
const NETWORKS = 25

/** The address of a box after `lease` changes; no two boxes ever share one, up to the most boxes a world can have. */
export function addressOf(box: { readonly index: number; readonly lease: number }): string {
  const network = 1 + Math.floor(box.index / BOXES_PER_NETWORK) + NETWORKS * (box.lease % 10)
  return `192.168.${network}.${20 + (box.index % BOXES_PER_NETWORK)}`
}

/** The loopback address a box sends from when boxes are to have different ones. */
export function loopbackAddressOf(box: { readonly index: number; readonly lease: number }): string {
  return addressOf(box).replace('192.168', '127.1')
}

/** The address of a device in the network behind its box. */
export function deviceAddress(boxIndex: number, deviceIndex: number): string {
  return `10.${1 + Math.floor(boxIndex / 250)}.${boxIndex % 250}.${101 + deviceIndex}`
}

/** A version 4 UUID. */
export function uuid(random: Random): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('')
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${random.pick(['8', '9', 'a', 'b'])}${digits(3)}-${digits(12)}`
}

function lettersOf(digest: number): string {
  return [24, 16, 8, 0].map((shift) => String.fromCharCode(65 + (((digest >>> shift) & 0xff) % 26))).join('')
}

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0')

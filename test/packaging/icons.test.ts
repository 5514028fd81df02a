import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { icnsOf, icoOf } from '../../scripts/icon-files.mjs'

const FOLDER = join(import.meta.dirname, '../../packaging/icons')
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** Width and height in pixels; alpha is there. */
function sizeOf(png: Buffer) {
  expect(png.subarray(0, 8)).toEqual(SIGNATURE)
  expect(png.readUInt8(25)).toBe(6)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

/** As Windows reads it: the width that an entry says → its picture. */
const inIco = (ico: Buffer) =>
  Array.from({ length: ico.readUInt16LE(4) }, (_, i) => {
    const entry = ico.subarray(6 + 16 * i)
    const offset = entry.readUInt32LE(12)
    return { says: entry.readUInt8(0) || 256, png: ico.subarray(offset, offset + entry.readUInt32LE(8)) }
  })

/** As macOS reads it: four letters → their picture. */
function inIcns(icns: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    found.set(icns.toString('latin1', at, at + 4), icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)))
  }
  return found
}

describe('the icons of the app', () => {
  test('for Windows, in the sizes of its task bar and tiles at every scale', () => {
    const pictures = inIco(readFileSync(join(FOLDER, 'icon.ico')))
    expect(pictures.map(({ says }) => says)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
    for (const { says, png } of pictures) expect(sizeOf(png)).toEqual([says, says])
  })

  test('for macOS, plain and for Retina displays', () => {
    const icns = readFileSync(join(FOLDER, 'icon.icns'))
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const sizes = Object.fromEntries([...inIcns(icns)].map(([type, png]) => [type, sizeOf(png)[0]]))
    expect(sizes).toEqual({
      icp4: 16,
      icp5: 32,
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
      ic13: 256,
      ic14: 512,
    })
  })

  test('for Linux, as files that are named by their size', () => {
    const names = readdirSync(join(FOLDER, 'png'))
    expect(names.length).toBe(9)
    for (const name of names) {
      expect(sizeOf(readFileSync(join(FOLDER, 'png', name))).join('x')).toBe(name.replace('.png', ''))
    }
  })

  test('are small enough to be kept with the sources', () => {
    expect(readFileSync(join(FOLDER, 'icon.icns')).length).toBeLessThan(150_000)
    expect(readFileSync(join(FOLDER, 'icon.ico')).length).toBeLessThan(50_000)
  })
})

test('a size that a format cannot hold, or lacks, is named', () => {
  expect(() => icoOf([{ size: 512, png: SIGNATURE }])).toThrow('no picture of 512 pixels')
  expect(() => icnsOf([{ size: 16, png: SIGNATURE }])).toThrow(/needs a picture of \d+ pixels/)
})

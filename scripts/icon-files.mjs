// @ts-check
// The two formats that hold one picture in several sizes, each of them a PNG. Both are tables of contents, nothing more.

/** @typedef {{ readonly size: number, readonly png: Buffer }} Picture width and height in pixels */

/** Where an entry of an .icns names its size: type → pixels, once for plain and once for Retina displays. */
const ICNS_TYPES = /** @type {const} */ ({
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

/**
 * An .ico as Windows reads it since Vista.
 * @param {readonly Picture[]} pictures at most 256 pixels wide
 * @returns {Buffer}
 */
export function icoOf(pictures) {
  const directory = Buffer.alloc(6 + 16 * pictures.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(pictures.length, 4)
  let offset = directory.length
  pictures.forEach(({ size, png }, i) => {
    if (size > 256) throw new RangeError(`an .ico holds no picture of ${size} pixels; 256 is its limit`)
    const entry = 6 + 16 * i
    // A byte each, in which 0 stands for 256.
    directory.writeUInt8(size % 256, entry)
    directory.writeUInt8(size % 256, entry + 1)
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(png.length, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([directory, ...pictures.map(({ png }) => png)])
}

/**
 * An .icns as macOS reads it since 10.7.
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function icnsOf(pictures) {
  const entries = Object.entries(ICNS_TYPES).map(([type, size]) => {
    const picture = pictures.find((one) => one.size === size)
    if (picture === undefined) throw new RangeError(`an .icns needs a picture of ${size} pixels`)
    return icnsBlock(type, picture.png)
  })
  return icnsBlock('icns', Buffer.concat(entries))
}

/**
 * @param {string} type four letters
 * @param {Buffer} content
 */
function icnsBlock(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32BE(head.length + content.length, 4)
  return Buffer.concat([head, content])
}

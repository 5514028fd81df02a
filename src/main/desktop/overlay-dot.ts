/** Blue, green, red: the colour of bad news, on light and dark task bars alike. */
const COLOUR = [0x3a, 0x38, 0xd9] as const

/** A filled disc as a bitmap of four bytes a pixel (blue, green, red, alpha), as Electron takes it. */
export function overlayDot(size: number): Buffer {
  const bitmap = Buffer.alloc(size * size * 4)
  const middle = (size - 1) / 2
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      // The edge fades over one pixel; colours are multiplied by it.
      const cover = Math.min(Math.max(size / 2 - Math.hypot(x - middle, y - middle), 0), 1)
      const at = (y * size + x) * 4
      for (const [i, part] of COLOUR.entries()) bitmap[at + i] = Math.round(part * cover)
      bitmap[at + 3] = Math.round(255 * cover)
    }
  }
  return bitmap
}

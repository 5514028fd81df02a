/** What the icon in the tray says. */
export interface TrayLook {
  /** The silhouette in the lower right: of the worst that is, or the fourth square of the sign if nothing is bad. */
  readonly worst: 'nothing' | 'late' | 'offline' | 'abnormal' | 'muted'
  /** Whether the receiver hears nothing. */
  readonly stopped: boolean
}

/** `template`: macOS colours it itself, and only its shape counts. */
export type TrayGround = 'light' | 'dark' | 'template'

/** Sizes in pixels at the densities of the systems' trays: 1, 1.25, 1.5, 2. */
export const TRAY_SIZES = [16, 20, 24, 32] as const

/** Drawn on a grid of 16 units; y grows downwards. */
type Shape = (x: number, y: number) => boolean
type Colour = readonly [red: number, green: number, blue: number]

/** The solid colours of the states on either ground, and the ink of the sign; as in the interface. */
const COLOURS: Readonly<Record<'light' | 'dark', Readonly<Record<TrayLook['worst'], Colour>>>> = {
  light: {
    nothing: [0x1b, 0x1d, 0x22],
    late: [0xbd, 0x84, 0x00],
    offline: [0xd9, 0x38, 0x38],
    abnormal: [0xa0, 0x4f, 0xd0],
    muted: [0x7e, 0x85, 0x94],
  },
  dark: {
    nothing: [0xec, 0xee, 0xf2],
    late: [0xe8, 0xb8, 0x4a],
    offline: [0xff, 0x6a, 0x62],
    abnormal: [0xd0, 0xa0, 0xf5],
    muted: [0xa0, 0xa7, 0xb4],
  },
}

const square =
  (left: number, top: number, side: number, radius: number): Shape =>
  (x, y) => {
    const dx = Math.max(left + radius - x, x - (left + side - radius), 0)
    const dy = Math.max(top + radius - y, y - (top + side - radius), 0)
    return Math.hypot(dx, dy) <= radius
  }

const line =
  (x1: number, y1: number, x2: number, y2: number, width: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x2 - x1, y2 - y1]
    const along = Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0), 1)
    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) <= width / 2
  }

const disc =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) <= radius

const any =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    shapes.some((shape) => shape(x, y))

const without =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    shape(x, y) && !hole(x, y)

const triangle: Shape = (x, y) => y >= 7.6 && y <= 15.4 && Math.abs(x - 11.6) <= ((y - 7.2) / 8.2) * 4.3

const THREE_SQUARES = any(square(1, 1, 6, 1.4), square(8.6, 1, 6, 1.4), square(1, 8.6, 6, 1.4))

const SILHOUETTES: Readonly<Record<TrayLook['worst'], Shape>> = {
  nothing: square(8.6, 8.6, 6, 1.4),
  late: any(
    without(disc(11.6, 11.6, 4), disc(11.6, 11.6, 2.6)),
    line(11.6, 9.9, 11.6, 11.6, 1.2),
    line(11.6, 11.6, 12.8, 12.2, 1.2),
  ),
  offline: any(line(8.9, 8.9, 14.3, 14.3, 2.2), line(14.3, 8.9, 8.9, 14.3, 2.2)),
  abnormal: without(triangle, any(line(11.6, 10.2, 11.6, 12.2, 1.2), disc(11.6, 13.9, 0.7))),
  muted: any(line(9.8, 9.2, 9.8, 14, 2.2), line(13.4, 9.2, 13.4, 14, 2.2)),
}

const SLASH = line(1.6, 14.4, 14.4, 1.6, 1.6)
const AROUND_SLASH = line(1.6, 14.4, 14.4, 1.6, 4)

/** How much of its strength is left to what a stopped receiver cannot vouch for. */
const DIMMED = 0.45

/** Samples along each side of a pixel. */
const FINE = 4

/**
 * The icon as a bitmap of four bytes a pixel (blue, green, red, alpha; colours multiplied by alpha), as Electron takes it.
 * @param size in pixels
 */
export function trayPicture({ worst, stopped }: TrayLook, ground: TrayGround, size: number): Buffer {
  const colours = ground === 'template' ? null : COLOURS[ground]
  const ink = colours?.nothing ?? [0, 0, 0]
  const cut = (shape: Shape): Shape => (stopped ? without(shape, AROUND_SLASH) : shape)
  const strength = stopped ? DIMMED : 1
  const layers: readonly Layer[] = [
    { shape: cut(THREE_SQUARES), colour: ink, strength },
    { shape: cut(SILHOUETTES[worst]), colour: colours?.[worst] ?? ink, strength },
    ...(stopped ? [{ shape: SLASH, colour: ink, strength: 1 }] : []),
  ]
  const bitmap = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) paint(bitmap, (y * size + x) * 4, layers, x, y, 16 / size)
  }
  return bitmap
}

interface Layer {
  readonly shape: Shape
  readonly colour: Colour
  readonly strength: number
}

/** The layers do not overlap, so that their parts of a pixel add up. */
function paint(bitmap: Buffer, at: number, layers: readonly Layer[], x: number, y: number, unit: number): void {
  let [blue, green, red, alpha] = [0, 0, 0, 0]
  for (const { shape, colour, strength } of layers) {
    const cover = coverage(shape, x, y, unit) * strength
    red += colour[0] * cover
    green += colour[1] * cover
    blue += colour[2] * cover
    alpha += 255 * cover
  }
  for (const [i, part] of [blue, green, red, alpha].entries()) bitmap[at + i] = Math.min(Math.round(part), 255)
}

function coverage(shape: Shape, x: number, y: number, unit: number): number {
  let inside = 0
  for (let i = 0; i < FINE * FINE; i++) {
    const dx = ((i % FINE) + 0.5) / FINE
    const dy = (Math.floor(i / FINE) + 0.5) / FINE
    if (shape((x + dx) * unit, (y + dy) * unit)) inside++
  }
  return inside / (FINE * FINE)
}

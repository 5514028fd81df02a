import type { Chance } from '../soak/chance'

/** Text that has hurt programs before. */
const NASTY = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '\0',
  '\ud800',
  '\u2028\u2029\u0085',
  '东门岗亭',
  '=1+1',
  '@SUM(A1)',
  '+86 "x",\r\ny',
  '-1',
  "'",
  '../../../etc/passwd',
  '%00',
  '~',
  '.',
  'auth:',
  '<img src=x onerror=alert(1)>',
  'NaN',
  '1e999',
  '9007199254740993',
  '2026-11-22T08:00:00Z',
  '$where',
  'a.b',
]

export const anyText = (chance: Chance): string => {
  if (chance.happens(0.6)) return chance.pick(NASTY)
  const length = chance.below(chance.happens(0.02) ? 20_000 : 24)
  const unit = () =>
    chance.happens(0.5)
      ? String.fromCharCode(chance.below(0x80))
      : String.fromCodePoint(chance.happens(0.9) ? chance.below(0x10000) : 0x10000 + chance.below(0xfffff))
  return Array.from({ length }, unit).join('')
}

/** Anything JSON can say, and some that it cannot. */
export function anyValue(chance: Chance, depth = 0): unknown {
  const simple = [
    () => null,
    () => undefined,
    () => chance.happens(0.5),
    () => chance.below(2000) - 1000,
    () => chance.pick([Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, 2 ** 53, -1, 0.5, 1e15, 8.64e15 + 1]),
    () => anyText(chance),
    () => anyText(chance),
  ]
  if (depth > 3 || chance.happens(0.6)) return chance.pick(simple)()
  if (chance.happens(0.4)) return Array.from({ length: chance.below(5) }, () => anyValue(chance, depth + 1))
  const entries = Array.from({ length: chance.below(5) }, () => [anyText(chance), anyValue(chance, depth + 1)] as const)
  return objectOf(entries)
}

/** With own keys, `__proto__` too, as `JSON.parse` makes them. */
export function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const made = {}
  for (const [key, value] of entries) {
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return made
}

/** Bytes with some of them changed, dropped, added or doubled. */
export function damaged(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(bytes.length + 1)
  const length = chance.below(chance.happens(0.2) ? bytes.length + 1 : 20)
  const middle = bytes.subarray(at, at + length)
  const noise = Buffer.from(Array.from({ length: chance.below(8) }, () => chance.below(256)))
  const put = chance.pick([
    noise,
    Buffer.alloc(chance.below(40)),
    Buffer.concat([middle, middle]),
    Buffer.from(middle.map((byte) => byte ^ (1 << chance.below(8)))),
    Buffer.from(chance.pick(NASTY)),
  ])
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)])
}

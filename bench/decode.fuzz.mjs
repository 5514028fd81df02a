/**
 * Throws generated bodies at the decoder: `node bench/decode.fuzz.mjs [count] [seed]`.
 *
 * A body is a fixture with a few values replaced, dropped or added, in one of the encodings of boxes, and one in three
 * with bytes damaged. Each must be accepted or refused without a throw, within a second, and leave every prototype
 * alone. An undamaged one must be accepted if and only if it names its box.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { encodings } from './support/encode-body.mjs'
import { loadDecoder } from './support/load-decoder.mjs'
import { randomFrom } from './support/random.mjs'

const COUNT = Number(process.argv[2] ?? 1_000_000)
const SEED = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 32))
const LONGEST_MS = 1000
const FINDS_SHOWN = 10

const { readBody, decodeReport, KnownTails } = await loadDecoder()
const tails = new KnownTails()
const { below, chance, pick } = randomFrom(SEED)

const REPORTS = new URL('../test/fixtures/reports/', import.meta.url)
const payloads = readdirSync(REPORTS)
  .filter((file) => file.endsWith('.json'))
  .map((file) => readFileSync(new URL(file, REPORTS), 'utf8'))
const names = Object.keys(encodings)
const IDENTITY = ['gateway_sn', 'dev_sno', 'reporter_id', 'mq_license_key', 'deviceSN']
const KEYS = [
  ...IDENTITY,
  'gateway_ext_data',
  'sub_devices',
  'ep_id',
  'cpu_use',
  'x',
  '__proto__',
  'constructor',
  'toString',
]
const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype]
const propertyCounts = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).length).join()
const untouched = propertyCounts()

const tally = { accepted: 0, 'broken-body': 0, 'not-a-report': 0, 'missing-identity': 0, event: 0 }
const finds = []
let longest = 0

run()

function run() {
  const start = performance.now()
  for (let index = 0; index < COUNT; index++) tryOne(index)
  const seconds = (performance.now() - start) / 1000
  console.log(`${COUNT} bodies, seed ${SEED}, ${seconds.toFixed(1)} s, longest ${longest.toFixed(1)} ms`)
  console.log(tally)
  console.log(`${finds.length} finds`)
  for (const find of finds.slice(0, FINDS_SHOWN)) console.log(find)
  if (finds.length > 0) process.exitCode = 1
}

function tryOne(index) {
  const { value, namesItsBox } = mutated(JSON.parse(pick(payloads)))
  const encoding = pick(names)
  const [whole, contentType] = encodings[encoding](value)
  const isDamaged = chance(1 / 3)
  const bytes = isDamaged ? damaged(whole) : whole
  const found = (what) => finds.push({ index, what, encoding, body: bytes.toString('latin1').slice(0, 2000) })
  const before = performance.now()
  try {
    const outcome = decode(bytes, contentType)
    tally[outcome]++
    if (!isDamaged && (outcome === 'accepted') !== namesItsBox) found(`${outcome} against expectation`)
  } catch (error) {
    found(error.stack)
  }
  const took = performance.now() - before
  longest = Math.max(longest, took)
  if (took > LONGEST_MS) found(`took ${took} ms`)
  if (propertyCounts() !== untouched) found('touched a prototype')
}

function decode(bytes, contentType) {
  const body = readBody(bytes, contentType)
  if (!body.ok) return body.refusal.code
  const decoded = decodeReport(body.value)
  // To the same report with the ends of all bodies before in mind, its own included.
  readBody(bytes, contentType, tails)
  const again = decodeReport(readBody(bytes, contentType, tails).value)
  if (JSON.stringify(again) !== JSON.stringify(decoded)) throw new Error('read otherwise beside earlier bodies')
  return decoded.ok ? 'accepted' : decoded.refusal.code
}

function mutated(payload) {
  const identity = IDENTITY.filter((key) => key in payload)
  for (const key of identity) {
    if (chance(0.8)) continue
    const name = pick([undefined, '', ' ', 'SN-1', ' 小盒子 ', 20_190_807])
    if (name === undefined) delete payload[key]
    else payload[key] = name
  }
  const others = Object.keys(payload).filter((key) => !identity.includes(key))
  for (let edits = below(4); edits > 0; edits--) {
    const key = pick(others)
    if (isObject(payload[key]) && chance(0.8)) mutateWithin(payload[key])
    else payload[key] = junk()
  }
  // What speaks of the gateway is named by its serial alone; the first of the fields is the one that counts.
  const name = payload[identity[0]]
  return { value: payload, namesItsBox: String(name ?? '').trim() !== '' }
}

/** Replaces, drops or adds one value somewhere within an object or a list. */
function mutateWithin(target) {
  const keys = Object.keys(target)
  const key = keys.length === 0 ? 'x' : pick(keys)
  if (isObject(target[key]) && chance(0.7)) mutateWithin(target[key])
  else if (Array.isArray(target)) target.splice(below(target.length), below(2), junk())
  else if (chance(0.2)) delete target[key]
  else put(target, chance(0.3) ? pick(KEYS) : key, junk())
}

/** Sets a property of the object itself, `__proto__` too, as `JSON.parse` does. */
function put(target, key, value) {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

function junk() {
  return pick([
    () => null,
    () => '',
    () => ' ',
    () => true,
    () => below(300) - 100,
    () => below(1000) / 1000,
    () => 1e308,
    () => 'x'.repeat(below(600)),
    () => '东门\ud83d\ude00\u0000"\'\\\n',
    () => ['None', 'NaN', '-1', '0.5', '12.0G', '{', '[]', '{"a":1}', "{'a': None}"][below(9)],
    () => [],
    () => [null, {}, 'x'],
    () => ({}),
    () => ({ [pick(KEYS)]: below(10) }),
  ])()
}

function damaged(bytes) {
  let result = Buffer.from(bytes)
  for (let edits = 1 + below(3); edits > 0; edits--) {
    const at = below(result.length + 1)
    const put = Buffer.from(Array.from({ length: below(4) }, () => below(256)))
    result = Buffer.concat([result.subarray(0, at), put, result.subarray(at + below(20))])
  }
  return result
}

function isObject(value) {
  return typeof value === 'object' && value !== null
}

// @ts-check
// Throws at the station what nobody should send it, and looks whether it stays well:
//   npm run fuzz -- [--minutes 5] [--seed N] [--only receiver|contract|csv|storage|hq|decoder] [--cases N]
// A find is made smaller and printed with its seed; exit code 1.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    cases: { type: 'string', default: '100000000' },
    only: { type: 'string' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const bundles = join(root, '.cache', 'fuzz')
/** What the decoder takes in a second, one way with another. */
const BODIES_A_SECOND = 4000

const build = await rolldown({
  input: join(root, 'bench/fuzz/run.ts'),
  platform: 'node',
  external: [/^[^./]/],
  logLevel: 'warn',
})
await build.write({ dir: bundles, format: 'esm', entryFileNames: '[name].mjs' })
await build.close()
const { fuzz, TARGETS } = await import(pathToFileURL(join(bundles, 'run.mjs')).href)
if (values.only !== undefined && values.only !== 'decoder' && !TARGETS.includes(values.only)) {
  console.error(`fuzz: --only takes one of ${[...TARGETS, 'decoder'].join(', ')}, not "${values.only}"`)
  process.exit(2)
}
const targets = values.only === undefined ? TARGETS.length + 1 : 1
const ms = (Number(values.minutes) * 60_000) / targets
console.log(`seed ${values.seed}`)
const finds = await fuzz({
  ...{ seed: values.seed, ms, cases: Number(values.cases), only: values.only },
  fixtures: join(root, 'test/fixtures/reports'),
  say: (/** @type {string} */ line) => console.log(line),
})
for (const { target, seed, what, parts } of finds) {
  console.log(`\nFIND ${target}, seed ${seed}: ${what}\n${JSON.stringify(parts).slice(0, 2000)}`)
}
let code = finds.length > 0 ? 1 : 0
if (values.only === undefined || values.only === 'decoder') {
  const count = Math.min(Number(values.cases), Math.ceil((ms / 1000) * BODIES_A_SECOND))
  const seed = [...values.seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7)
  const program = [join(root, 'bench/decode.fuzz.mjs'), String(count), String(seed)]
  code = spawnSync(process.execPath, program, { stdio: 'inherit' }).status === 0 ? code : 1
}
process.exit(code)

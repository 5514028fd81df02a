// @ts-check
// Plays a lively fleet to a station for as long as wanted, and holds what the station did against what happened:
//   npm run soak -- --hours 1 [--seconds 60] [--seed 1] [--boxes 26] [--pace 1] [--no-browser] [--keep] [--judge FOLDER]
// Sleeps, kills, stops, full disks and pulled cables included. At --pace 1 the station is the built one; a faster one
// has the same sources and faster clocks. Exit code 1 if a promise was not kept; the folder stays then.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'

const { values } = parseArgs({
  options: {
    hours: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    boxes: { type: 'string', default: '26' },
    pace: { type: 'string', default: '1' },
    'no-browser': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    judge: { type: 'string' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const bundles = join(root, '.cache', 'soak')

if (process.env['FOGWATCH_SOAK_NAMESPACE'] === undefined && values.judge === undefined) playInNamespace()
else await play()

/** Where the machine allows it, in a network and with mounts of its own, which end with this process. */
function playInNamespace() {
  const again = [process.execPath, ...process.argv.slice(1)]
  const ways = [[], ['--map-root-user']].map((more) => [...more, '--net', '--mount'])
  const way = ways.find((flags) => spawnSync('unshare', [...flags, 'true'], { stdio: 'ignore' }).status === 0)
  if (way === undefined) return void play()
  const env = { ...process.env, FOGWATCH_SOAK_NAMESPACE: '1' }
  const inside = spawn('unshare', [...way, ...again], { stdio: 'inherit', env })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => inside.kill(signal))
  inside.on('exit', (code) => process.exit(code ?? 1))
}

async function play() {
  // Everything that was started ends with this process, however it ends.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(1))
  await bundle()
  const { soak, judge } = await import(pathToFileURL(join(bundles, 'run.mjs')).href)
  const folder = values.judge ?? newFolder()
  const seconds = values.hours === undefined ? Number(values.seconds ?? 60) : Number(values.hours) * 3600
  if (values.judge === undefined) {
    console.log(`seed ${values.seed}, ${values.boxes} boxes, ${seconds} s, in ${folder}`)
    await soak({
      ...{ seed: values.seed, boxes: Number(values.boxes), seconds, pace: Number(values.pace), root, bundles, folder },
      hasBrowser: !values['no-browser'],
      say: (/** @type {string} */ line) => console.log(line),
    })
  }
  const verdict = await judge(folder)
  console.log(verdict.report)
  if (verdict.violations > 0) {
    process.exitCode = 1
    console.log(`kept: ${folder}`)
  } else if (!values.keep && values.judge === undefined) rmSync(folder, { recursive: true, force: true })
  process.exit()
}

/** Where somebody finds it who wants to know what went wrong: the system's folder for what is temporary may be cleared. */
function newFolder() {
  mkdirSync(join(root, '.cache'), { recursive: true })
  return mkdtempSync(join(root, '.cache', 'soak-'))
}

async function bundle() {
  const build = await rolldown({
    input: {
      run: join(root, 'bench/soak/run.ts'),
      player: join(root, 'bench/soak/player.ts'),
      'fast-station': join(root, 'bench/soak/fast-station.ts'),
      'archive-worker': join(root, 'src/main/storage/archive-worker.ts'),
    },
    platform: 'node',
    external: [/^[^./]/],
    logLevel: 'warn',
  })
  await build.write({ dir: bundles, format: 'esm', entryFileNames: '[name].mjs', cleanDir: true })
  await build.close()
}

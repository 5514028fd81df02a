// Bundles the simulator, which is TypeScript, when its sources have changed, and runs it. See src/main/simulator/cli.ts.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensurePackages } from './setup.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = join(root, '.cache', 'simulate.mjs')

if (isStale()) await build()
const { main } = await import(pathToFileURL(bundle).href)
process.exitCode = await main(process.argv.slice(2))

function isStale() {
  const builtAt = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return [import.meta.filename, ...sourcesIn('src/main/simulator'), ...sourcesIn('src/shared')].some(
    (file) => statSync(file).mtimeMs > builtAt,
  )
}

function sourcesIn(folder) {
  const path = join(root, folder)
  return readdirSync(path, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(path, name))
}

async function build() {
  // Boxes are also played from a clone in which nothing was started yet.
  if (!existsSync(join(root, 'node_modules/rolldown'))) ensurePackages()
  const { rolldown } = await import('rolldown')
  const build = await rolldown({ input: join(root, 'src/main/simulator/cli.ts'), platform: 'node' })
  // Renamed into place, so that one started beside us never reads half a bundle.
  const unfinished = join(root, '.cache', `simulate.${process.pid}.mjs`)
  await build.write({ file: unfinished, format: 'esm' })
  await build.close()
  await rename(unfinished, bundle)
}

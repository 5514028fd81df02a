import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { buildIfStale } from '../../scripts/build-if-stale.mjs'
import { tempFolder } from '../support/temp-folder'

const SOURCES = ['src/main/index.ts', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
const BUILT = ['out/main/index.js', 'out/main/headless.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

test.each(['src/main/index.ts', 'package-lock.json'])(
  'what is built is built anew once %s is newer',
  async (source) => {
    const root = await tempFolder()
    const touch = async (file: string, at: number) => {
      await mkdir(dirname(join(root, file)), { recursive: true })
      await writeFile(join(root, file), '')
      await utimes(join(root, file), at, at)
    }
    // Later than the folders, which are made now.
    const built = Date.now() / 1000 + 60
    for (const file of SOURCES) await touch(file, built - 1)
    for (const file of BUILT) await touch(file, built)
    expect(buildIfStale(root)).toBe(true)
    await touch(source, built + 1)
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    // There is nothing here to build with.
    expect(buildIfStale(root)).toBe(false)
    said.mockRestore()
  },
)

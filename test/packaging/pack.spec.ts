import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { build, makeElectronDist, ROOT, TOOLS } from './electron-builder'

const tools = createRequire(join(TOOLS, 'app-builder-lib/package.json'))
const asar = tools('@electron/asar') as {
  listPackage(archive: string): string[]
  extractAll(archive: string, folder: string): void
}

const work = mkdtempSync(join(tmpdir(), 'fogwatch-pack-'))
const output = join(work, 'dist')
const unpacked = join(output, 'linux-unpacked')
const archive = join(unpacked, 'resources/app.asar')
const app = join(work, 'app')
let files: readonly string[] = []

// Electron's executable is the only thing in it that is not what people get.
beforeAll(async () => {
  const electronDist = makeElectronDist(join(work, 'electron'))
  const args = ['--linux', 'dir', '--x64', `-c.electronDist=${electronDist}`, `-c.directories.output=${output}`]
  const { exitCode, output: said } = await build(args)
  expect(said).not.toContain('⨯')
  expect(exitCode).toBe(0)
  asar.extractAll(archive, app)
  files = asar.listPackage(archive).map((name) => name.replaceAll('\\', '/'))
})

afterAll(() => rmSync(work, { recursive: true, force: true }))

const inApp = (pattern: RegExp) => files.filter((name) => pattern.test(name))

describe('what is in the app', () => {
  test('its own files, and nothing of how it is made or tested', () => {
    expect(new Set(files.map((name) => name.split('/')[1]))).toEqual(
      new Set(['LICENSE', 'package.json', 'out', 'node_modules']),
    )
    expect(inApp(/^\/out\/(main|preload)\/[^/]+$/)).toEqual([
      '/out/main/archive-worker.js',
      '/out/main/chunks',
      '/out/main/index.js',
      '/out/preload/preload.cjs',
    ])
    expect(inApp(/^\/out\/renderer\/index\.html$/)).toHaveLength(1)
    expect(inApp(/^\/out\/renderer\/assets\/.+\.(js|css|woff2)$/).length).toBeGreaterThan(2)
    expect(inApp(/^\/out\/renderer\/[^/]+$/).length).toBe(readdirSync(join(ROOT, 'out/renderer')).length)
  })

  test('of the packages those that it needs to run, without their sources, tests and maps', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    for (const name of Object.keys(dependencies))
      expect(inApp(new RegExp(`^/node_modules/${name}/package.json$`))).toHaveLength(1)
    expect(inApp(/^\/node_modules\/(electron|react|vite|vitest|typescript|@playwright|uplot|zustand)(\/|$)/)).toEqual(
      [],
    )
    expect(inApp(/\.(map|md|ts|tsx|mts|cts)$/)).toEqual([])
    expect(inApp(/\.(node|dll|so|dylib|exe)$/)).toEqual([])
    expect(inApp(/\/(test|tests|bench|benchmark|examples)\//)).toEqual([])
  })

  test('all of it: nothing lies beside the archive', () => {
    expect(existsSync(`${archive}.unpacked`)).toBe(false)
    expect(readdirSync(join(unpacked, 'resources')).sort()).toEqual(['app-update.yml', 'app.asar'])
  })

  test('only the languages that the app speaks', () => {
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })
})

describe('what the archive holds', () => {
  test('runs: a station of its files takes a report, keeps it in its archive thread, and stops', async () => {
    // The only file that is not from the archive; it stands for the window, which needs Electron.
    copyFileSync(join(ROOT, 'out/main/headless.js'), join(app, 'out/main/headless.js'))
    const flags = ['--host', '127.0.0.1', '--port', '0', '--viewer-port', '0', '--data', join(work, 'data')]
    // Each process writes there which files it has run.
    const env = { ...process.env, NODE_V8_COVERAGE: join(work, 'ran') }
    const station = spawn(process.execPath, [join(app, 'out/main/headless.js'), ...flags], { cwd: work, env })
    let said = ''
    for (const stream of [station.stdout, station.stderr]) stream.on('data', (data) => (said += data))
    const gone = once(station, 'exit')
    await vi.waitFor(() => expect(said).toMatch(/127\.0\.0\.1:\d+.*\n(.*\n)*.*127\.0\.0\.1:\d+/), 20_000)
    const answers = await Promise.all([...said.matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => report(Number(port))))
    station.kill('SIGTERM')
    const [exitCode] = await gone
    expect(answers).toContain(200)
    expect(exitCode).toBe(0)
  })

  test('without a headquarters it loads nothing of what leads there', () => {
    const ran = readdirSync(join(work, 'ran')).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(work, 'ran', name), 'utf8')) as { result: { url: string }[] }
      return result.map(({ url }) => url)
    })
    expect(ran.some((url) => url.includes('/node_modules/fastify/'))).toBe(true)
    expect(ran.filter((url) => /@nats-io|tweetnacl|nkeys/.test(url))).toEqual([])
  })

  test('reaches whatever its files import', () => {
    const chunks = [
      'out/main/index.js',
      'out/main/archive-worker.js',
      ...readdirSync(join(app, 'out/main/chunks')).map((name) => `out/main/chunks/${name}`),
    ]
    const imports = chunks.flatMap((file) =>
      [...readFileSync(join(app, file), 'utf8').matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)"([^"\n]+)"/g)].map(
        ([, to = '']) => ({ file, to }),
      ),
    )
    expect(imports.length).toBeGreaterThan(10)
    const missing = imports.filter(({ file, to }) => {
      if (to.startsWith('node:') || to === 'electron') return false
      if (to.startsWith('.')) return !existsSync(join(app, file, '..', to))
      const [first = '', second = ''] = to.split('/')
      return !existsSync(join(app, 'node_modules', first.startsWith('@') ? `${first}/${second}` : first))
    })
    expect(missing).toEqual([])
  })
})

test('the fuses are set in the executable', async () => {
  const { getCurrentFuseWire, FuseV1Options: fuse } = tools('@electron/fuses')
  const wire = await getCurrentFuseWire(join(unpacked, 'fogwatch'))
  const isOn = (index: number) => wire[index] === '1'.charCodeAt(0)
  expect({
    runAsNode: isOn(fuse.RunAsNode),
    nodeOptions: isOn(fuse.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(fuse.EnableNodeCliInspectArguments),
    cookieEncryption: isOn(fuse.EnableCookieEncryption),
    asarIntegrity: isOn(fuse.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: isOn(fuse.OnlyLoadAppFromAsar),
    snapshotOfItsOwn: isOn(fuse.LoadBrowserProcessSpecificV8Snapshot),
    filePrivileges: isOn(fuse.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    cookieEncryption: true,
    asarIntegrity: true,
    onlyFromAsar: true,
    snapshotOfItsOwn: false,
    filePrivileges: false,
  })
})

/** The code it is answered with. */
async function report(port: number): Promise<number> {
  const body = readFileSync(join(ROOT, 'test/fixtures/reports/d1-fog-status.json'))
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`http://127.0.0.1:${port}/SophonFogStatus`, { method: 'POST', headers, body })
  await answer.arrayBuffer()
  return answer.status
}

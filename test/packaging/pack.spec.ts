import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { readList } from '../../src/main/desktop/updates-feed'
import { inspectFile } from '../../src/main/desktop/updates-file'
import { build, makeElectronDist, makeFpm, ROOT, TOOLS, workFolder } from './electron-builder'

const tools = createRequire(join(TOOLS, 'app-builder-lib/package.json'))
const asar = tools('@electron/asar') as {
  listPackage(archive: string): string[]
  extractAll(archive: string, folder: string): void
}

const work = workFolder()
const output = join(work, 'dist')
const unpacked = join(output, 'linux-unpacked')
const archive = join(unpacked, 'resources/app.asar')
const app = join(work, 'app')
let files: readonly string[] = []

// Electron's executable, and fpm, are the only things in it that are not what people get it from.
beforeAll(async () => {
  const electronDist = makeElectronDist(join(work, 'electron'))
  const args = ['--linux', 'deb', 'rpm', '--x64', `-c.electronDist=${electronDist}`, `-c.directories.output=${output}`]
  const { exitCode, output: said } = await build(args, { CUSTOM_FPM_PATH: makeFpm(work) })
  expect(said).not.toContain('⨯')
  expect(exitCode).toBe(0)
  asar.extractAll(archive, app)
  files = asar.listPackage(archive).map((name) => name.replaceAll('\\', '/'))
})

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
    // The page that asks for a password is for browsers, to which only the headless entry shows the interface.
    expect(inApp(/^\/out\/renderer\/[^/]+$/)).toEqual(['/out/renderer/assets', '/out/renderer/index.html'])
    expect(inApp(/^\/out\/renderer\/assets\/.+\.(js|css|woff2)$/).length).toBeGreaterThan(2)
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
    // The last two are of the packages: for AppArmor, and for the updater to know what it replaces.
    const resources = ['app-update.yml', 'app.asar', 'apparmor-profile', 'package-type']
    expect(readdirSync(join(unpacked, 'resources')).sort()).toEqual(resources)
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

  test('can load each package that it needs, and whatever that needs: nothing of them was left out as chaff', async () => {
    // Beside the app, as Electron puts it there.
    const electron = join(work, 'node_modules/electron')
    mkdirSync(electron, { recursive: true })
    writeFileSync(join(electron, 'index.js'), 'module.exports = { app: {}, net: {}, session: {} }')
    const { dependencies } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))
    const names = Object.keys(dependencies)
    const script = `for (const name of ${JSON.stringify(names)}) await import(name).then(
      (module) => console.log(name, Object.keys(module).length > 0),
      (error) => console.log(name, String(error)))`
    const loading = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: app })
    let said = ''
    for (const stream of [loading.stdout, loading.stderr]) stream.on('data', (data) => (said += data))
    await once(loading, 'close')
    expect(said.trim().split('\n')).toEqual(names.map((name) => `${name} true`))
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

describe('what electron-builder makes of it', () => {
  const made = () => readdirSync(output).filter((name) => /\.(deb|rpm)$/.test(name))
  const besides = (kind: string, what: 'asked' | 'entry' | 'after') =>
    readFileSync(join(output, `${made().find((name) => name.endsWith(kind))}.${what}`), 'utf8')

  test('latest-linux.yml lists the packages as they are, and the app takes each by it', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(made()).toEqual([`Fogwatch-${version}-linux-amd64.deb`, `Fogwatch-${version}-linux-x86_64.rpm`])
    const list = readList(readFileSync(join(output, 'latest-linux.yml'), 'utf8'))
    expect(list).toMatchObject({ ok: true, value: { version } })
    for (const name of made()) {
      expect(await inspectFile(join(output, name), 'latest-linux.yml', '0.0.1')).toBe('fits')
      expect(await inspectFile(join(output, name), 'latest-linux.yml', version)).toBe('not-newer')
    }
    const [deb = ''] = made()
    writeFileSync(join(output, deb), 'made of something else')
    expect(await inspectFile(join(output, deb), 'latest-linux.yml', '0.0.1')).toBe('other-content')
  })

  test.each(['deb', 'rpm'])('a .%s has who keeps it, the icons, and an entry in both languages', (kind) => {
    const wanted = besides(kind, 'asked').split('\n')
    const given = (option: string) => wanted[wanted.indexOf(option) + 1]
    expect(given('-t')).toBe(kind)
    expect(given('--maintainer')).toMatch(/<.+@.+>/)
    expect(given('--name')).toBe('fogwatch')
    expect(
      wanted.filter((one) => /=\/usr\/share\/icons\/hicolor\/\d+x\d+\/apps\/fogwatch\.png$/.test(one)).length,
    ).toBe(9)
    expect(wanted.some((one) => one.endsWith('=/opt/Fogwatch'))).toBe(true)
    expect(wanted.some((one) => one.endsWith('=/usr/share/applications/fogwatch.desktop'))).toBe(true)
    const entry = besides(kind, 'entry')
    expect(entry).toMatch(/^\[Desktop Entry\]\n/)
    for (const line of [
      'Name=Fogwatch',
      'Name[zh_CN]=雾哨',
      'Terminal=false',
      'StartupWMClass=fogwatch',
      'Icon=fogwatch',
    ])
      expect(entry.split('\n')).toContain(line)
    expect(entry).toMatch(/^Exec=\/opt\/Fogwatch\/fogwatch( %U)?$/m)
    expect(entry).not.toMatch(/^MimeType=/m)
    // Without its bit, or a profile for AppArmor, Chromium's sandbox does not start.
    expect(besides(kind, 'after')).toMatch(/chrome-sandbox[\s\S]+apparmor/)
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

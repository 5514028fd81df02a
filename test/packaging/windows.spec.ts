import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { configFor } from '../../packaging/electron-builder.config.mjs'
import { build, FUSE_WIRE, TOOLS, workFolder } from './electron-builder'

const tools = createRequire(join(TOOLS, 'app-builder-lib/package.json'))
const hasCompiler = spawnSync('makensis', ['-VERSION']).status === 0
const work = workFolder(hasCompiler)
const output = join(work, 'dist')
const unpacked = join(output, 'win-unpacked')
const program = join(unpacked, 'Fogwatch.exe')

/** An executable of Windows with what electron-builder looks for in Electron's: its version and the fuses. */
const PROGRAM = `Unicode true
OutFile electron.exe
Name Electron
RequestExecutionLevel user
VIProductVersion 1.0.0.0
VIAddVersionKey ProductName Electron
VIAddVersionKey FileDescription Electron
VIAddVersionKey FileVersion 1.0.0
VIAddVersionKey LegalCopyright nobody
Section
SectionEnd
`

// electron-builder packs for Windows on any system as long as it need not make an installer.
describe.skipIf(!hasCompiler)('the app as it is packed for Windows, around a program that stands for Electron', () => {
  beforeAll(async () => {
    const electron = join(work, 'electron')
    for (const folder of ['locales', 'resources']) mkdirSync(join(electron, folder), { recursive: true })
    for (const file of [
      'LICENSE',
      'LICENSES.chromium.html',
      'version',
      'locales/en-US.pak',
      'locales/zh-CN.pak',
      'locales/de.pak',
    ])
      writeFileSync(join(electron, file), file)
    const made = spawnSync('makensis', ['-WX', '-V2', '-'], { cwd: electron, input: PROGRAM, encoding: 'utf8' })
    expect(made.stdout + made.stderr).toBe('')
    const path = join(electron, 'electron.exe')
    writeFileSync(path, Buffer.concat([readFileSync(path), FUSE_WIRE, Buffer.alloc(64)]))
    const args = ['--win', 'dir', '--x64', `-c.electronDist=${electron}`, `-c.directories.output=${output}`]
    const { exitCode, output: said } = await build(args)
    expect(said).not.toContain('⨯')
    expect(exitCode).toBe(0)
  })

  test('is a program of our name and icon, that asks for no administrator', async () => {
    const { NtExecutable, NtExecutableResource, Resource } = tools('resedit')
    const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }))
    const [version] = Resource.VersionInfo.fromEntries(resources.entries)
    const [language] = version.getAllLanguagesForStringValues()
    expect(version.getStringValues(language)).toMatchObject({
      ProductName: 'Fogwatch',
      FileDescription: expect.stringMatching(/\S/),
    })
    const [group] = Resource.IconGroupEntry.fromEntries(resources.entries)
    const sizes = group.icons.map(({ width }: { width: number }) => width || 256)
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
    const manifest = resources.entries.find(({ type }: { type: unknown }) => type === 24)
    expect(Buffer.from(manifest.bin).toString()).toContain('asInvoker')
  })

  test('knows the sum of its archive, which no other one may replace', () => {
    const { NtExecutable, NtExecutableResource } = tools('resedit')
    const { getRawHeader } = tools('@electron/asar') as { getRawHeader(archive: string): { headerString: string } }
    const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }))
    const integrity = entries.find(
      ({ type, id }: { type: unknown; id: unknown }) => type === 'INTEGRITY' && id === 'ELECTRONASAR',
    )
    const listed = JSON.parse(Buffer.from(integrity.bin).toString('utf8')) as {
      file: string
      alg: string
      value: string
    }[]
    const { headerString } = getRawHeader(join(unpacked, 'resources/app.asar'))
    const value = createHash('sha256').update(headerString).digest('hex')
    expect(listed).toEqual([{ file: 'resources\\app.asar', alg: 'SHA256', value }])
  })

  test('has the fuses, the archive alone, and two languages', async () => {
    const { getCurrentFuseWire, FuseV1Options } = tools('@electron/fuses')
    const wire = await getCurrentFuseWire(program)
    const wanted = configFor({}).electronFuses
    const isOn = (name: string) => wire[FuseV1Options[name.replace(/^./, (letter) => letter.toUpperCase())]] === 0x31
    expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, isOn(name)]))).toEqual(wanted)
    expect(readdirSync(join(unpacked, 'resources')).sort()).toEqual(['app.asar'])
    expect(existsSync(join(unpacked, 'resources/app.asar.unpacked'))).toBe(false)
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })
})

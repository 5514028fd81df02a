import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ROOT } from './electron-builder'

const work = mkdtempSync(join(tmpdir(), 'fogwatch-nsis-'))
const hasCompiler = spawnSync('makensis', ['-VERSION']).status === 0

afterAll(() => rmSync(work, { recursive: true, force: true }))

// Debian's package nsis; the release workflow has it. electron-builder brings a compiler of its own, from github.com.
describe.skipIf(!hasCompiler)('what the installer of Windows does of our own', () => {
  test('compiles in both languages, with no warning', () => {
    const outFile = join(work, 'Fogwatch-test.exe')
    const args = ['-WX', '-V2', `-DOUT=${outFile}`, `-DROOT=${ROOT}`, join(import.meta.dirname, 'installer.nsi')]
    const { status, stdout } = spawnSync('makensis', args, { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
    expect(existsSync(outFile)).toBe(true)
  })
})

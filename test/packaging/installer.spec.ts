import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, workFolder } from './electron-builder'

const hasCompiler = spawnSync('makensis', ['-VERSION']).status === 0
const work = workFolder(hasCompiler)

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

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openRunFolder, openTestFolder } from '../../scripts/run-folder.mjs'
import { tempFolder } from '../support/temp-folder'

let root = ''
beforeEach(async () => {
  root = await tempFolder()
  vi.stubEnv('FOGWATCH_TEMP_ROOT', root)
})
afterEach(() => void vi.unstubAllEnvs())

test('what a run and its programs keep for a while lies in one folder, and goes with it', () => {
  const outside = tmpdir()
  const close = openRunFolder()
  const inside = tmpdir()
  expect(dirname(inside)).toBe(root)
  const { stdout } = spawnSync(process.execPath, ['-p', "require('node:os').tmpdir()"], { encoding: 'utf8' })
  expect(stdout.trim()).toBe(inside)
  mkdirSync(join(inside, 'org.chromium.Chromium.x'))
  expect(close()).toEqual([])
  expect(existsSync(inside)).toBe(false)
  expect(tmpdir()).toBe(outside)
})

test('a run that is started by a run has its folder beside that one, and leaves it alone', () => {
  const closeOuter = openRunFolder()
  const outer = tmpdir()
  const closeInner = openRunFolder()
  expect(dirname(tmpdir())).toBe(root)
  expect(tmpdir()).not.toBe(outer)
  closeInner()
  expect(existsSync(outer)).toBe(true)
  expect(tmpdir()).toBe(outer)
  closeOuter()
})

test('a test that leaves a folder of its own behind fails the run, which names and removes it', () => {
  const close = openTestFolder()
  const inside = tmpdir()
  const left = mkdtempSync(join(inside, 'fogwatch-'))
  const before = process.exitCode
  expect(close).toThrow(left.slice(inside.length + 1))
  expect(process.exitCode).toBe(1)
  process.exitCode = before
  expect(existsSync(left)).toBe(false)
})

test('what a run left that was killed goes with the next, and what another run still needs does not', () => {
  const folderOf = (pid: number) => {
    const folder = mkdtempSync(join(root, 'fw-'))
    writeFileSync(join(folder, 'owner'), String(pid))
    return folder
  }
  const ended = folderOf(spawnSync(process.execPath, ['-e', '0']).pid)
  const running = folderOf(process.ppid)
  // One that has just been made, or is somebody else's.
  const unknown = mkdtempSync(join(root, 'fw-'))
  openRunFolder()()
  expect([ended, running, unknown].map((folder) => existsSync(folder))).toEqual([false, true, true])
})

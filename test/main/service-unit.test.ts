import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HELP } from '../../src/main/config/read-options'
import { tempFolder } from '../support/temp-folder'

const docs = join(import.meta.dirname, '../../docs')
const unit = readFileSync(join(docs, 'fogwatch.service'), 'utf8')
const page = readFileSync(join(docs, 'headless.md'), 'utf8')

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0

describe('the systemd unit', () => {
  test.skipIf(!hasSystemd)('is one that systemd takes, without a remark', async () => {
    // Verified as it stands, but for the program, which need not be installed here.
    const path = join(await tempFolder(), 'fogwatch.service')
    await writeFile(path, unit.replace('/usr/bin/node', process.execPath))
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })

  test('names variables that there are', () => {
    const named = [...`${unit}${page}`.matchAll(/\bFOGWATCH_\w+/g)].map(([name]) => name)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !HELP.includes(name))).toEqual([])
  })
})

test('the page names flags that there are', () => {
  const flags = [...page.matchAll(/`?(--(?:viewer|data|host|port|log)[\w-]*)/g)].map(([, flag = '']) => flag)
  expect(flags).toContain('--viewer-cert')
  expect(flags.filter((flag) => !HELP.includes(`${flag} `))).toEqual([])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

interface Lock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean; readonly dev?: boolean }>>
}

test('every package has its reason in docs/dependencies.md, and no other has', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const { dependencies: tools } = JSON.parse(read('packaging/package.json'))
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => /^(\| |)`/.test(line))
  // What stands before the reason.
  const named = rows.flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  const wanted = Object.keys({ ...dependencies, ...devDependencies, ...tools })
  expect(named.filter((name) => name !== 'packaging/').sort()).toEqual(wanted.sort())
})

test('nothing that the app runs with asks to run a script when it is installed', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as Lock
  const asking = Object.entries(packages).filter(([, one]) => one.hasInstallScript && !one.dev)
  expect(asking.map(([folder]) => folder)).toEqual([])
})

test('nor does anything that makes installers', () => {
  const { packages } = JSON.parse(read('packaging/package-lock.json')) as Lock
  expect(Object.entries(packages).filter(([, one]) => one.hasInstallScript)).toEqual([])
})

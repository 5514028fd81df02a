import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const rowsOf = (file: string) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
const filesIn = (text = '') => [...text.matchAll(/`(test\/[\w./-]+)`/g)].map(([, file = '']) => file)

describe('what keeps the station safe', () => {
  const points = rowsOf('docs/security.md').filter(([, number]) => /^\d+$/.test(number ?? ''))

  it('is said of every point of the list', () => {
    expect(points.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  it.each(points.map(([, number = '', name = '', , shown = '']) => [number, name, shown] as const))(
    '%s %s is shown, or has a reason',
    (_number, _name, shown) => {
      expect(filesIn(shown).length > 0 || shown.includes('Reason: ')).toBe(true)
    },
  )
})

it.each(['docs/security.md', 'docs/desktop.md'])('%s names only tests that there are', (file) => {
  const named = filesIn(readFileSync(join(root, file), 'utf8'))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((test) => !existsSync(join(root, test)))).toEqual([])
})

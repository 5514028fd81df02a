import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StateBar } from '../../../src/renderer/ui/StateBar'

const drawn = (cells: string): string => renderToStaticMarkup(createElement(StateBar, { cells, label: 'a day' }))

test('the height of a cell repeats what its colour says, and an ill one is a spike', () => {
  const shapes = [...drawn('ulfdn').matchAll(/<path class="(\w)" d="([^"]+)"/g)].map(([, letter, path]) => [
    letter,
    path,
  ])
  expect(shapes).toEqual([
    ['u', 'M0 8v-8h0.77v8z'],
    ['l', 'M1 8v-5h0.77v5z'],
    ['f', 'M2 8l0.385 -8l0.385 8z'],
    ['d', 'M3 8v-3h0.77v3z'],
    ['n', 'M4 8v-1h0.77v1z'],
  ])
})

test('a state that does not occur has no shape, and the whole is one image with a text', () => {
  const bar = drawn('uu')
  expect(bar.match(/<path/g)?.length).toBe(1)
  expect(bar).toContain('role="img" aria-label="a day"')
})

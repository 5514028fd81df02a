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
    ['u', 'M0 8v-8h1v8z'],
    ['l', 'M1 8v-5h1v5z'],
    ['f', 'M2 8l0.4 -8l0.4 8z'],
    ['d', 'M3 8v-3h1v3z'],
    ['n', 'M4 8v-1h1v1z'],
  ])
})

test('a state that does not occur has no shape, and the whole is one image with a text', () => {
  const bar = drawn('uu')
  expect(bar.match(/<path class="\w"/g)?.length).toBe(1)
  expect(bar).toContain('class="gaps" d="M1 0v8"')
  expect(bar).toContain('role="img" aria-label="a day"')
})

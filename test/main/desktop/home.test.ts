import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findHome, isHome } from '../../../src/main/desktop/home'

const out = resolve('/opt/fog watch/out')
const page = pathToFileURL(join(out, 'renderer/index.html')).href

describe('the home of the window', () => {
  it('is the built page and preload beside the main process', () => {
    const home = findHome(join(out, 'main'), undefined)
    expect(home).toEqual({ url: page, preload: join(out, 'preload/preload.cjs') })
  })

  it('is the dev server while there is one on this machine', () => {
    expect(findHome(join(out, 'main'), 'http://localhost:5173').url).toBe('http://localhost:5173')
    expect(findHome(join(out, 'main'), 'http://evil.example:5173').url).toBe(page)
    expect(findHome(join(out, 'main'), 'not a url').url).toBe(page)
  })

  it.each([page, `${page}?view=events#latest`, page.replace('/fog%20watch/', '/fog%20%77atch/')])('owns %s', (url) => {
    expect(isHome(url, page)).toBe(true)
  })

  it.each([
    '',
    'about:blank',
    'https://example.com/',
    'file:///etc/passwd',
    page.replace('index.html', 'other.html'),
    `${page}/../../main/index.js`,
    `data:text/html,${page}`,
    page.replace('file://', 'file://server'),
    'file:///%zz',
  ])('does not own "%s"', (url) => {
    expect(isHome(url, page)).toBe(false)
  })

  it('owns whatever its dev server serves and no other port', () => {
    expect(isHome('http://localhost:5173/any?x', 'http://localhost:5173')).toBe(true)
    expect(isHome('http://localhost:5174/', 'http://localhost:5173')).toBe(false)
    expect(isHome('https://localhost:5173/', 'http://localhost:5173')).toBe(false)
  })
})

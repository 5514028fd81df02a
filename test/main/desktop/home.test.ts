import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findHome, isHome } from '../../../src/main/desktop/home'

const out = resolve('/opt/fog watch/out')
const page = 'app://fogwatch/index.html'

describe('the home of the window', () => {
  it('is served under a scheme of our own, from the built page beside the main process', () => {
    const home = findHome(join(out, 'main'), undefined)
    expect(home).toEqual({ url: page, preload: join(out, 'preload/preload.cjs'), folder: join(out, 'renderer') })
  })

  it('is the dev server while there is one on this machine', () => {
    // There, nothing has been built.
    expect(findHome(join(out, 'main'), 'http://localhost:5173')).toMatchObject({
      url: 'http://localhost:5173',
      folder: null,
    })
    expect(findHome(join(out, 'main'), 'http://evil.example:5173').url).toBe(page)
    expect(findHome(join(out, 'main'), 'not a url').url).toBe(page)
  })

  it.each([page, `${page}?view=events#latest`, page.replace('/index', '/assets/../index')])('owns %s', (url) => {
    expect(isHome(url, page)).toBe(true)
  })

  it.each([
    '',
    'about:blank',
    'https://example.com/',
    'https://fogwatch/index.html',
    'file:///etc/passwd',
    'file:///opt/fogwatch/out/renderer/index.html',
    'app://fogwatch/',
    'app://fogwatch/other.html',
    'app://fogwatch/%69ndex.html',
    'app://fogwatch/index.html/',
    'app://fogwatch//index.html',
    'app://fogwatch:81/index.html',
    'app://user:pw@fogwatch/index.html',
    'app://fogwatch.evil.example/index.html',
    'app:fogwatch/index.html',
    `${page}/../../main/index.js`,
    `data:text/html,${page}`,
    `blob:${page}`,
    `view-source:${page}`,
  ])('does not own "%s"', (url) => {
    expect(isHome(url, page)).toBe(false)
  })

  it('owns whatever its dev server serves and no other port', () => {
    expect(isHome('http://localhost:5173/any?x', 'http://localhost:5173')).toBe(true)
    expect(isHome('http://localhost:5174/', 'http://localhost:5173')).toBe(false)
    expect(isHome('https://localhost:5173/', 'http://localhost:5173')).toBe(false)
  })
})

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { pageResponse } from '../../../src/main/desktop/page-response'
import { claimPageScheme, servePage } from '../../../src/main/desktop/page-scheme'
import { readPageFiles } from '../../../src/main/page-files'
import { tempFolder } from '../../support/temp-folder'

vi.mock('electron', () => ({ protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() } }))

const SECRET = 'secret-beside-the-page'

async function builtPage() {
  const folder = await tempFolder()
  await mkdir(join(folder, 'renderer/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), SECRET)
  await writeFile(join(folder, 'renderer/index.html'), '<title>Fogwatch</title>')
  await writeFile(join(folder, 'renderer/assets/app-1a2b.js'), 'void 0')
  await writeFile(join(folder, 'renderer/assets/font.woff2'), 'font')
  return { folder, files: await readPageFiles(join(folder, 'renderer')) }
}

describe('the scheme of the window', () => {
  it('is like https, and may nothing else', () => {
    claimPageScheme()
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ])
  })

  it('is answered with the files that were read', async () => {
    const { files } = await builtPage()
    servePage(files)
    const [scheme, answer] = vi.mocked(protocol.handle).mock.calls[0] ?? []
    expect(scheme).toBe('app')
    const response = await answer?.(new Request('app://fogwatch/index.html'))
    expect(await response?.text()).toBe('<title>Fogwatch</title>')
  })
})

describe('what is served', () => {
  it.each([
    ['app://fogwatch/index.html', 'text/html; charset=utf-8'],
    ['app://fogwatch/index.html?file=../secret.txt#/etc/passwd', 'text/html; charset=utf-8'],
    ['app://fogwatch/assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    ['app://fogwatch/assets/font.woff2', 'font/woff2'],
  ])('%s is %s, with the policy beside it', async (url, type) => {
    const { files } = await builtPage()
    const { status, headers } = pageResponse(files, { method: 'GET', url })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const policy = headers.get('content-security-policy')?.split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'none'",
        "base-uri 'none'",
      ]),
    )
  })

  it.each([
    'app://fogwatch/',
    'app://fogwatch/secret.txt',
    'app://fogwatch/../secret.txt',
    'app://fogwatch/assets/../../secret.txt',
    'app://fogwatch/%2e%2e/secret.txt',
    'app://fogwatch/assets/..%2f..%2fsecret.txt',
    'app://fogwatch/..%5csecret.txt',
    'app://fogwatch/assets/..\\..\\secret.txt',
    'app://fogwatch//index.html',
    'app://fogwatch/INDEX.HTML',
    'app://fogwatch/assets',
    'app://fogwatch/assets/',
    'app://fogwatch/file:///etc/passwd',
    'app://fogwatch/__proto__',
    'app://fogwatch/constructor',
    'app://other/index.html',
    'app://fogwatch:81/index.html',
    'app:///index.html',
  ])('%s is nothing', async (url) => {
    const { files } = await builtPage()
    const response = pageResponse(files, { method: 'GET', url })
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(SECRET)
  })

  it('is asked for and never sent to', async () => {
    const { files } = await builtPage()
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect(pageResponse(files, { method, url: 'app://fogwatch/index.html' }).status).toBe(405)
  })

  it('is no file that came later, nor any other, whatever is asked', async () => {
    const { folder, files } = await builtPage()
    await writeFile(join(folder, 'renderer/later.html'), SECRET)
    expect(pageResponse(files, { method: 'GET', url: 'app://fogwatch/later.html' }).status).toBe(404)
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '%2e%2e', 'secret.txt', 'renderer', 'later.html', '\\', '/'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const url = `app://fogwatch/${parts.join('/')}`
        if (!URL.canParse(url)) return
        const response = pageResponse(files, { method: 'GET', url })
        expect(await response.text()).not.toContain(SECRET)
      }),
    )
  })
})

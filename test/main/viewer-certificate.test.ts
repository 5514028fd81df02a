import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect as connectSecurely } from 'node:tls'
import { describe, expect, test } from 'vitest'
import { keepPassword } from '../../src/main/access/kept-password'
import { askViewer, textOf } from '../../src/main/ask-viewer'
import { readViewerNote } from '../../src/main/viewer-note'
import { CHEAP } from '../support/guarded-viewer'
import { statusAt, viewerOn } from '../support/served-viewer'
import { tempFolder } from '../support/temp-folder'

const CERTIFICATES = join(import.meta.dirname, '../fixtures/certificates')

describe('the interface with a certificate', () => {
  const copied = async (name: string) => {
    const folder = await tempFolder()
    const files = { cert: join(folder, 'tls.pem'), key: join(folder, 'tls.key') }
    const exchange = async (other: string) => {
      await copyFile(join(CERTIFICATES, `${other}.pem`), files.cert)
      await copyFile(join(CERTIFICATES, `${other}.key`), files.key)
    }
    await exchange(name)
    return { files, exchange }
  }

  const shownAt = (port: number) =>
    new Promise<string>((resolve, reject) => {
      const socket = connectSecurely({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
        resolve(socket.getPeerCertificate().fingerprint256)
        socket.destroy()
      })
      socket.on('error', reject)
    })

  test('it speaks TLS alone, gives cookies that stay there, and commands know it by its certificate', async () => {
    const { files } = await copied('first')
    const dataDir = await tempFolder()
    await keepPassword(dataDir, 'long enough', 1, CHEAP)
    const viewerNames = ['Hall.wall.test']
    const { viewer, port } = await viewerOn('127.0.0.1', { viewerCertificate: files, viewerNames, dataDir })
    expect(viewer.origin).toBe(`https://127.0.0.1:${port}`)
    expect(await statusAt(`http://127.0.0.1:${port}/api/session`)).toBe(0)
    const note = await readViewerNote(dataDir)
    if (note === null) throw new Error('no note')
    const answer = await askViewer(note, '/api/export/inventory')
    expect([answer.statusCode, (await textOf(answer)).length > 10]).toEqual([200, true])
    await expect(askViewer({ ...note, fingerprint: 'AB' }, '/api/export/inventory')).rejects.toThrow(/another than/)
    const cookies = await setCookies(port, 'fogwatch.test')
    expect(cookies).toMatch(/^__Host-fogwatch-session-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
    expect(await setCookies(port, 'other.test')).toBe('403')
    // The certificate is for all of *.wall.test, and who has the others of these names is not known.
    expect(await setCookies(port, 'hall.wall.test')).toMatch(/^__Host-/)
    expect(await setCookies(port, 'other.wall.test')).toBe('403')
  })

  test('one that is renewed is shown without a stop; one that is no good is said, and the old one stays', async () => {
    const { files, exchange } = await copied('first')
    const { viewer, port, logged } = await viewerOn('127.0.0.1', { viewerCertificate: files })
    const first = await shownAt(port)
    await exchange('second')
    await viewer.reload()
    const second = await shownAt(port)
    expect(second).not.toBe(first)
    await copyFile(join(CERTIFICATES, 'first.pem'), files.cert)
    await viewer.reload()
    expect(logged.at(-1)).toMatch(/tls\.key is not the key of the certificate in .*tls\.pem; the certificate before/)
    expect(await shownAt(port)).toBe(second)
  })

  test.each([
    ['no certificate', 'README.md', 'first.key', /--viewer-cert: .*README\.md holds no certificate in PEM form$/],
    [
      'no key',
      'first.pem',
      'README.md',
      /--viewer-key: .* holds no private key in PEM form that opens without a passphrase$/,
    ],
    ['a locked key', 'first.pem', 'locked.key', /--viewer-key: .*without a passphrase$/],
    ['the key of another', 'first.pem', 'second.key', /--viewer-key: .* is not the key of the certificate/],
    ['nothing', 'none.pem', 'first.key', /--viewer-cert: .*none\.pem is not there$/],
  ])('%s ends the start with one sentence', async (_name, cert, key, sentence) => {
    const files = { cert: join(CERTIFICATES, cert), key: join(CERTIFICATES, key) }
    await expect(viewerOn('127.0.0.1', { viewerCertificate: files })).rejects.toThrow(sentence)
  })
})

/** What somebody is given who logs in under this name; the status where that is nothing. */
function setCookies(port: number, name: string): Promise<string> {
  const body = JSON.stringify({ password: 'long enough' })
  const head = `POST /api/session HTTP/1.1\r\nHost: ${name}:${port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connectSecurely({ host: '127.0.0.1', port, rejectUnauthorized: false }, () =>
      socket.write(head + body),
    )
    socket.on('data', (data) => {
      text += data
    })
    socket.on('end', () => resolve(/set-cookie: (.*)\r/i.exec(text)?.[1] ?? text.slice(9, 12)))
    socket.on('error', reject)
  })
}

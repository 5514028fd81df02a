import { copyFile, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect as connectSecurely } from 'node:tls'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { keepPassword, passwordFile, removePassword } from '../../src/main/access/kept-password'
import { askViewer, textOf } from '../../src/main/ask-viewer'
import type { Options } from '../../src/main/config/options'
import { runExportCommand } from '../../src/main/export-command'
import { urlHost } from '../../src/main/receiver/networks'
import { ownAddresses } from '../../src/main/receiver/own-addresses'
import { Viewer } from '../../src/main/viewer'
import { readViewerNote } from '../../src/main/viewer-note'
import { CHEAP } from '../support/guarded-viewer'
import { startStation } from '../support/station'
import { tempFolder } from '../support/temp-folder'

const CERTIFICATES = join(import.meta.dirname, '../fixtures/certificates')

/** An interface as the headless entry serves it. */
async function viewerOn(viewerHost: string, more: Partial<Options> & { readonly dataDir?: string } = {}) {
  const station = await startStation(more.dataDir === undefined ? {} : { dataDir: more.dataDir })
  const { dataDir } = station
  const warned: string[] = []
  const logged: string[] = []
  const options: Options = { host: null, port: null, viewerHost, viewerPort: 0, ...more, dataDir }
  const viewer = new Viewer({
    station: station.station,
    options,
    rendererFolder: await tempFolder(),
    log: (line) => logged.push(line),
    warn: (line) => warned.push(line),
  })
  await viewer.open()
  onTestFinished(() => viewer.close())
  return { ...station, viewer, warned, logged, port: Number(new URL(viewer.origin).port) }
}

const originOn =
  (port: number) =>
  ({ address }: { readonly address: string }) =>
    `http://${urlHost(address)}:${port}`

const statusAt = (url: string): Promise<number> =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  )

describe('asked to be served to others without a password', () => {
  test.each(['0.0.0.0', '127.0.0.2.nip.example', '::', '192.0.2.1'])(
    'on %s, it is served here alone, and says in one line what to do',
    async (host) => {
      const { viewer, warned } = await viewerOn(host)
      expect(viewer.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      expect(warned).toEqual([expect.stringMatching(/^fogwatch: .* on 127\.0\.0\.1 alone: .*"password"[^\n]*$/)])
      expect(await statusAt(`${viewer.origin}/api/fleet`)).toBe(200)
    },
  )

  test('it moves there as soon as there is one, and back when it is taken away', async () => {
    const { viewer, dataDir, port } = await viewerOn('0.0.0.0')
    const set = await fetch(`${viewer.origin}/api/access/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password: 'long enough' }),
    })
    expect(await set.json()).toMatchObject({ askedHost: '0.0.0.0', onlyHere: true, encrypted: false })
    await vi.waitFor(() => expect(viewer.origin).toBe(`http://0.0.0.0:${port}`), 5000)
    // No browser opens 0.0.0.0; a machine without a network has nothing better.
    const [first = viewer.origin] = ownAddresses('0.0.0.0')
      .filter(({ kind }) => kind !== 'loopback')
      .map(originOn(port))
    expect(viewer.address).toBe(first)
    expect(await statusAt(`http://127.0.0.1:${port}/api/fleet`)).toBe(401)
    expect((await fetch(`http://127.0.0.1:${port}/api/session`)).status).toBe(200)
    await removePassword(dataDir)
    await viewer.reload()
    // From the moment it is gone, and before it has moved, nobody is let in from anywhere.
    expect(await statusAt(`http://127.0.0.1:${port}/api/fleet`)).toBe(401)
    await vi.waitFor(() => expect(viewer.origin).toBe(`http://127.0.0.1:${port}`), 5000)
    expect(await statusAt(`http://127.0.0.1:${port}/api/fleet`)).toBe(200)
  }, 15_000)
})

test.each(['127.0.0.1', 'localhost', '127.0.0.9'])(
  'on %s nothing is asked, and nothing has to be said',
  async (host) => {
    const { viewer, warned } = await viewerOn(host)
    expect(warned).toEqual([])
    expect(await statusAt(`${viewer.origin}/api/fleet`)).toBe(200)
  },
)

test('a password is asked for on this computer as well, and its commands need none', async () => {
  const dataDir = await tempFolder()
  await keepPassword(dataDir, 'long enough', 1, CHEAP)
  const { viewer } = await viewerOn('127.0.0.1', { dataDir })
  expect(await statusAt(`${viewer.origin}/api/fleet`)).toBe(401)
  const said: string[] = []
  const out = join(dataDir, 'boxes.csv')
  const parts = {
    defaultFolder: dataDir,
    archiveWorker: null,
    out: (line: string) => said.push(line),
    err: (line: string) => said.push(line),
    stdout: process.stdout,
  }
  expect(await runExportCommand(['inventory', '--out', out], parts)).toBe(0)
  const port = new URL(viewer.origin).port
  expect(await runExportCommand(['inventory', '--data', await tempFolder(), '--viewer-port', port], parts)).toBe(1)
  expect(said.at(-1)).toMatch(/asks for a password; name its data folder/)
})

describe('with a certificate', () => {
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

test('an address that this machine does not have is said to be none of it, with what to do', async () => {
  const dataDir = await tempFolder()
  await keepPassword(dataDir, 'long enough', 0, CHEAP)
  await expect(viewerOn('192.0.2.1', { dataDir })).rejects.toThrow(
    /192\.0\.2\.1:0: this machine does not have the address \(use .* --viewer-host\)$/,
  )
})

test('a password that cannot be read any more is said in the log, and that it is served here alone', async () => {
  const dataDir = await tempFolder()
  await keepPassword(dataDir, 'long enough', 1, CHEAP)
  const { viewer, logged, port } = await viewerOn('0.0.0.0', { dataDir })
  await writeFile(passwordFile(dataDir), '{')
  await viewer.reload()
  expect(logged.at(-1)).toMatch(/password\.json cannot be read as a password: nobody is let in until one is set again/)
  await vi.waitFor(() =>
    expect(logged.at(-1)).toMatch(/served on http:\/\/127.* now, because its password is unreadable/),
  )
  expect(await statusAt(`http://127.0.0.1:${port}/api/fleet`)).toBe(401)
})

test('the note is for its owner alone, never where something in its place leads, and gone with the station', async () => {
  const folder = await tempFolder()
  const path = join(folder, 'viewer.json')
  const elsewhere = join(await tempFolder(), 'elsewhere')
  await writeFile(elsewhere, 'as it was', { mode: 0o666 })
  if (process.platform !== 'win32') await symlink(elsewhere, path)
  const { viewer, dataDir } = await viewerOn('127.0.0.1', { dataDir: folder })
  expect(await readFile(elsewhere, 'utf8')).toBe('as it was')
  if (process.platform !== 'win32') expect((await lstat(path)).mode & 0o170777).toBe(0o100600)
  expect(await readFile(path, 'utf8')).toContain(viewer.origin)
  await viewer.close()
  expect(await readViewerNote(dataDir)).toBeNull()
  await writeFile(path, '{"origin":"http://127.0.0.1:1/evil","key":"\\r\\nHost: x"}')
  expect(await readViewerNote(dataDir)).toBeNull()
})

test('it is served without its note where that cannot be written, and notes itself as soon as it can', async () => {
  const dataDir = await tempFolder()
  const path = join(dataDir, 'viewer.json')
  await mkdir(join(path, 'in the way'), { recursive: true })
  const later = vi.spyOn(globalThis, 'setTimeout')
  onTestFinished(() => later.mockRestore())
  const { viewer, logged } = await viewerOn('127.0.0.1', { dataDir })
  expect(await statusAt(`${viewer.origin}/api/fleet`)).toBe(200)
  expect(logged.join('\n')).toMatch(/commands do not find the interface, because its note cannot be written: /)
  expect((await readdir(dataDir)).filter((name) => name.startsWith('viewer.json.'))).toEqual([])
  await rm(path, { recursive: true })
  later.mock.calls.find(([, delay]) => delay === 60_000)?.[0]()
  await vi.waitFor(async () => expect((await readViewerNote(dataDir))?.origin).toBe(viewer.origin))
})

test('an end goes on where the note cannot be removed', async () => {
  const { viewer, dataDir, logged } = await viewerOn('127.0.0.1')
  const path = join(dataDir, 'viewer.json')
  await rm(path)
  await mkdir(path)
  await viewer.close()
  expect(logged.at(-1)).toMatch(/the note of the interface is not removed: /)
})

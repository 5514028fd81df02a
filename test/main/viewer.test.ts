import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { keepPassword, passwordFile, removePassword } from '../../src/main/access/kept-password'
import { runExportCommand } from '../../src/main/export-command'
import { urlHost } from '../../src/main/receiver/networks'
import { ownAddresses } from '../../src/main/receiver/own-addresses'
import { readViewerNote } from '../../src/main/viewer-note'
import { CHEAP } from '../support/guarded-viewer'
import { statusAt, viewerOn } from '../support/served-viewer'
import { tempFolder } from '../support/temp-folder'

const originOn =
  (port: number) =>
  ({ address }: { readonly address: string }) =>
    `http://${urlHost(address)}:${port}`

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

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { writeOut } from '../../../src/main/export/write-out'
import { runExportCommand } from '../../../src/main/export-command'
import { writeCursor } from '../../../src/main/hq/kept-files'
import { NedbStorage } from '../../../src/main/storage/nedb-storage'
import { leaveViewerNote } from '../../../src/main/viewer-note'
import { buildViewerServer } from '../../../src/main/web/viewer-server'
import { hours } from '../../../src/shared/time/millis'
import { reportBytes } from '../../support/fixtures'
import { startHost } from '../../support/host'
import { KeptFleet } from '../../support/kept-fleet'
import { OPEN_GATE } from '../../support/open-gate'
import { report } from '../../support/reports'
import { postReport, startStation } from '../../support/station'
import { tempFolder } from '../../support/temp-folder'

const D1 = reportBytes('d1-fog-status.json').toString()

async function run(dataDir: string, ...argv: string[]) {
  const said: string[] = []
  const failed: string[] = []
  const printed: Buffer[] = []
  const stdout = new Writable({
    write(bytes, _encoding, done) {
      printed.push(bytes)
      done()
    },
  })
  const code = await runExportCommand(argv, {
    defaultFolder: dataDir,
    archiveWorker: null,
    out: (line) => said.push(line),
    err: (line) => failed.push(line),
    stdout,
  })
  return { code, said, failed, printed: Buffer.concat(printed).toString('utf8') }
}

test('a stopped station’s folder is exported, and left as it was for the next start', async () => {
  const { station, dataDir, url } = await startStation()
  await postReport(url, D1)
  await station.stop()
  const out = await tempFolder()
  const { code, said } = await run(dataDir, 'reports', '--keys', '--out', out)
  expect(code).toBe(0)
  const [name] = await readdir(out)
  expect(said).toEqual([expect.stringContaining(join(out, name ?? ''))])
  expect(name).toMatch(/^reports_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/)
  expect(await readFile(join(out, name ?? ''), 'utf8')).toContain('SZCCKQRAIJBAH0002')
  const nobody = await run(dataDir, 'reports', '--out', join(out, 'none.csv'), '--gateway', 'nobody')
  expect(nobody).toMatchObject({ code: 1, said: [], failed: ['fogwatch: there is no box with the id "nobody"'] })
  expect(await readdir(out)).toEqual([name])
  const { printed } = await run(dataDir, 'inventory', '--keys', '--no-bom', '--out', '-')
  expect(printed).toMatch(/^record,box,/)
  const again = await startStation({ dataDir })
  expect((await again.call('getFleet', {})).gateways).toHaveLength(1)
  expect((await again.call('getExports', {})).exports.map(({ kind }) => kind)).toEqual(['inventory', 'reports'])
})

test('the last report that a killed station kept is in the file', async () => {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  for (const sn of ['SN-1', 'SN-2']) await fleet.hears(report({ sn }))
  await storage.close()
  const { printed } = await run(folder, 'reports', '--keys', '--no-bom', '--out', '-')
  expect(printed.trim().split('\n')).toHaveLength(3)
})

test('journals that wait for headquarters are exported, and go on waiting', async () => {
  const folder = await tempFolder()
  const storage = new NedbStorage(folder, () => undefined)
  await storage.open()
  const fleet = new KeptFleet(storage)
  await fleet.hears(report({ sn: 'SN-1' }))
  const position = storage.tail.oldest
  if (position === null) throw new Error('nothing is kept')
  storage.tail.hold(position)
  await writeCursor(folder, { position, lastAt: null, waiting: 2 })
  fleet.clock.advance(hours(1))
  await fleet.hears(report({ sn: 'SN-1' }))
  await storage.close()
  const journals = async () => (await readdir(folder)).filter((name) => name.startsWith('journal-'))
  const before = await journals()
  expect(before).toHaveLength(2)
  const { printed } = await run(folder, 'reports', '--keys', '--no-bom', '--out', '-')
  expect(printed.trim().split('\n')).toHaveLength(3)
  expect(await journals()).toEqual(before)
})

test('a running station is found by its note, and asked; without one the folder is said to be in use', async () => {
  const { station, dataDir, url } = await startStation()
  await postReport(url, D1)
  const viewer = await buildViewerServer(station, await tempFolder(), OPEN_GATE)
  await viewer.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => viewer.close())
  const out = join(await tempFolder(), 'boxes.csv')
  const held = await run(dataDir, 'inventory', '--out', out)
  expect(held.code).toBe(1)
  expect(held.failed).toEqual([expect.stringMatching(/already uses the data folder .*--viewer-port/)])
  await leaveViewerNote(dataDir, { origin: viewer.listeningOrigin, key: null, fingerprint: null })
  expect((await run(dataDir, 'inventory', '--out', out, '--gateway', 'SZCCKQRAIJBAH0002')).code).toBe(0)
  expect(await readFile(out, 'utf8')).toContain('SZCCKQRAIJBAH0002')
  const refused = await run(dataDir, 'events', '--group', 'nowhere')
  expect(refused).toMatchObject({ code: 1, failed: ['fogwatch: there is no box in the group "nowhere"'] })
  const nobody = await run(
    dataDir,
    'events',
    '--out',
    `${out}.none`,
    '--gateway',
    'SZCCKQRAIJBAH0002',
    '--gateway',
    'no',
  )
  expect(nobody).toMatchObject({ code: 1, said: [], failed: ['fogwatch: there is no box with the id "no"'] })
  await expect(readFile(`${out}.none`)).rejects.toThrow('ENOENT')
})

test('who exports while simulated boxes are shown is told so, whatever the file is called', async () => {
  const { host, folder, call } = await startHost()
  await call('setSimulation', { boxes: 1 })
  const viewer = await buildViewerServer(host, await tempFolder(), OPEN_GATE)
  await viewer.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => viewer.close())
  await leaveViewerNote(folder, { origin: viewer.listeningOrigin, key: null, fingerprint: null })
  const told = async () => (await run(folder, 'inventory', '--out', '-')).failed
  expect(await told()).toEqual(['fogwatch: the station shows simulated boxes now, and this is theirs'])
  await call('setSimulation', { boxes: 0 })
  expect(await told()).toEqual([])
})

test('who reads only the beginning of what goes to standard output is no failure; a broken one is', async () => {
  const { station, dataDir, url } = await startStation()
  await postReport(url, D1)
  await station.stop()
  const ending = async (code: string) => {
    const failed: string[] = []
    const stdout = new Writable({
      highWaterMark: 1,
      write: (_bytes, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
    })
    const parts = { defaultFolder: dataDir, archiveWorker: null, out: () => undefined, stdout }
    const exit = await runExportCommand(['inventory', '--out', '-'], { ...parts, err: (line) => failed.push(line) })
    return [exit, ...failed]
  }
  expect(await ending('EPIPE')).toEqual([0])
  expect(await ending('EIO')).toEqual([1, 'fogwatch: write EIO'])
})

test('bad usage is one line and 2, a failure one line and 1', async () => {
  const dataDir = await tempFolder()
  const usage = async (...argv: string[]) => {
    const { code, failed, said } = await run(dataDir, ...argv)
    expect(said).toEqual([])
    expect(failed).toHaveLength(1)
    expect(failed[0]).not.toMatch(/\n|To specify/)
    return code
  }
  expect(await usage()).toBe(2)
  expect(await usage('pictures')).toBe(2)
  expect(await usage('events', '--colour')).toBe(2)
  expect(await usage('events', '--from', 'yesterday')).toBe(2)
  expect(await usage('events', '--from', '2026-02-30')).toBe(2)
  expect(await usage('events', '--from', '2026-11-22', '--zone', 'Moon')).toBe(2)
  expect((await run(dataDir, 'events', '--from', '1960-01-01')).failed[0]).toContain('--from: is before 1970')
  expect((await run(dataDir, 'events', '--language', 'fr')).failed[0]).toContain('--language: ')
  expect(await usage('events', '--data', join(dataDir, 'none'))).toBe(1)
  expect(await usage('events', '--viewer-port', '1')).toBe(1)
  expect(await usage('events')).toBe(1)
  expect(await readdir(dataDir)).toEqual([])
  expect(await usage('events', '--gateway', '')).toBe(2)
  expect(await usage('events', '--data', '')).toBe(2)
  const { station, url, dataDir: kept } = await startStation()
  await postReport(url, D1)
  await station.stop()
  await writeFile(join(dataDir, 'file'), '')
  expect((await run(kept, 'events', '--out', join(dataDir, 'file', 'x.csv'))).code).toBe(1)
  const backwards = await run(kept, 'events', '--from', '2026-11-22T10:00:00Z', '--to', '2026-11-22T09:00:00Z')
  expect(backwards.failed[0]).toContain('2026-11-22T10:00:00.000Z is not before 2026-11-22T09:00:00.000Z, the end')
  expect((await run(dataDir, '--help')).said[0]).toContain('--leave-out-muted')
})

test('who gives it up does not wait for a station that stands still', async () => {
  const dataDir = await tempFolder()
  const ending = new AbortController()
  const asked: Socket[] = []
  const standing = createServer((socket) => {
    asked.push(socket)
    ending.abort()
  })
  await new Promise<void>((resolve) => standing.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    standing.close()
    for (const socket of asked) socket.destroy()
  })
  const { port } = standing.address() as AddressInfo
  await leaveViewerNote(dataDir, { origin: `http://127.0.0.1:${port}`, key: null, fingerprint: null })
  const err = vi.fn()
  const parts = { defaultFolder: dataDir, archiveWorker: null, stdout: process.stdout, out: vi.fn(), err }
  expect(await runExportCommand(['events'], { ...parts, givenUp: ending.signal })).toBe(1)
  expect(err.mock.calls).toEqual([['fogwatch: it was given up']])
})

test('who gives it up in the middle finds nothing of the file; a folder that is not there is named', async () => {
  const folder = await tempFolder()
  const ending = new AbortController()
  async function* endless() {
    yield Buffer.from('begun')
    ending.abort()
    await new Promise(() => undefined)
  }
  const write = (out: string) =>
    writeOut({ fileName: 'x.csv', parts: endless() }, out, { stdout: process.stdout, givenUp: ending.signal })
  await expect(write(folder)).rejects.toThrow(`${join(folder, 'x.csv')} is not written: it was given up`)
  expect(await readdir(folder)).toEqual([])
  await expect(write(join(folder, 'no', 'x.csv'))).rejects.toThrow(`there is no folder ${join(folder, 'no')}`)
})

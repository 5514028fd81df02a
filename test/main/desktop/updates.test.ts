import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type UpdateMachine, Updates, withUpdates } from '../../../src/main/desktop/updates'
import { fetchRelease } from '../../../src/main/desktop/updates-feed'
import { inspectFile } from '../../../src/main/desktop/updates-file'
import { openUpdateMemory } from '../../../src/main/desktop/updates-memory'
import type { StationPort } from '../../../src/main/ports'
import { ok } from '../../../src/shared/outcome'
import { hours, minutes } from '../../../src/shared/time/millis'
import { tempFolder } from '../../support/temp-folder'

const CONTENT = Buffer.from('an installer')
const sum = (content: Buffer) => createHash('sha512').update(content).digest('base64')
const listFor = (version: string, content = CONTENT) =>
  `version: ${version}\nfiles:\n  - url: setup.exe\n    sha512: ${sum(content)}\n    size: ${content.length}\npath: setup.exe\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`

let server: Server | undefined
afterEach(() => server?.close())

/** A feed on this machine; `asked` counts the lists it was asked for. */
async function feedWith(answer: { status?: number; body?: string; location?: string }) {
  const asked: string[] = []
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const headers = answer.location === undefined ? {} : { location: answer.location }
    response.writeHead(answer.status ?? 200, headers).end(answer.body)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return { feed: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fogwatch/`, asked, answer }
}

async function app(part: Partial<UpdateMachine> = {}) {
  let now = 0
  const log = vi.fn()
  const file = join(await tempFolder(), 'updates.json')
  const machine: UpdateMachine = {
    version: '0.1.0',
    canInstall: true,
    runsFiles: true,
    look: (feed) => fetchRelease(feed, 'latest.yml', fetch),
    download: vi.fn(async (_feed: string, onProgress: (percent: number) => void) => onProgress(50.4)),
    install: vi.fn(),
    chooseFile: async () => null,
    ...part,
  }
  const onReady = vi.fn()
  const updates = new Updates(machine, openUpdateMemory(file, log), { now: () => now }, log, onReady)
  const station: StationPort = { call: vi.fn(async () => ok('station')), subscribe: () => () => {}, download: vi.fn() }
  const port = withUpdates(station, updates)
  const live = async (time: number) => {
    now += time
    await updates.tick()
  }
  return { updates, machine, port, station, log, file, live, onReady }
}

describe('an app that nobody told where updates are', () => {
  it('asks nothing of any network', async () => {
    const look = vi.fn()
    const { updates, live } = await app({ look })
    for (let i = 0; i < 50; i++) await live(hours(1))
    await updates.act('check')
    expect(look).not.toHaveBeenCalled()
    expect(updates.view()).toMatchObject({ feed: null, automatic: false, state: 'idle', fault: null })
  })
})

describe('an app with a feed', () => {
  it('looks by itself, fetches what is newer, and installs it when told to', async () => {
    const { feed, asked } = await feedWith({ body: listFor('0.2.0') })
    const { updates, machine, port, live, onReady } = await app()
    expect(await port.call('changeUpdates', { feed, automatic: true })).toMatchObject({ ok: true, value: { feed } })
    await live(minutes(0.5))
    expect(asked).toEqual([])
    await live(minutes(1))
    expect(asked).toEqual(['/fogwatch/latest.yml'])
    expect(updates.view()).toMatchObject({ state: 'ready', offered: '0.2.0', progress: null, fault: null })
    await live(hours(100))
    expect(asked).toHaveLength(1)
    // However long it waits to be installed.
    expect(onReady).toHaveBeenCalledExactlyOnceWith('0.2.0')
    expect(machine.install).not.toHaveBeenCalled()
    await port.call('actOnUpdate', { act: 'install' })
    expect(machine.install).toHaveBeenCalledOnce()
  })

  it('offers nothing that is not newer, and looks again hours later', async () => {
    const { feed, asked, answer } = await feedWith({ body: listFor('0.1.0') })
    const { updates, machine, live } = await app()
    updates.change({ feed, automatic: true })
    await live(minutes(1))
    expect(updates.view()).toMatchObject({ state: 'idle', offered: null, checkedAt: minutes(1) })
    answer.body = listFor('0.1.1')
    await live(hours(5))
    expect(asked).toHaveLength(1)
    await live(hours(1))
    expect(asked).toHaveLength(2)
    expect(updates.view().offered).toBe('0.1.1')
    expect(machine.download).toHaveBeenCalledOnce()
  })

  it('is silent where the feed cannot be reached, and tries again', async () => {
    const { feed, asked, answer } = await feedWith({ status: 503 })
    const { updates, live, log } = await app()
    updates.change({ feed, automatic: true })
    await live(minutes(1))
    expect(updates.view()).toMatchObject({ state: 'idle', fault: null, checkedAt: null })
    expect(log.mock.calls.join()).toContain('503')
    Object.assign(answer, { status: 200, body: listFor('0.2.0') })
    await live(hours(1))
    expect(asked).toHaveLength(2)
    expect(updates.view().offered).toBe('0.2.0')
  })

  it('says so to whoever asked', async () => {
    const { feed, answer } = await feedWith({ status: 404 })
    const { updates, port } = await app()
    updates.change({ feed })
    const fault = async () => (await port.call('actOnUpdate', { act: 'check' })) as { value: { fault: unknown } }
    expect((await fault()).value.fault).toBe('unreachable')
    Object.assign(answer, { status: 302, location: 'http://updates.example/latest.yml' })
    expect((await fault()).value.fault).toBe('unreachable')
    Object.assign(answer, { status: 200, body: '<html>Sign in to this hotel</html>' })
    expect((await fault()).value.fault).toBe('not-a-release')
    answer.body = '{ :'
    expect((await fault()).value.fault).toBe('not-a-release')
    answer.body = 'x'.repeat(200_000)
    expect((await fault()).value.fault).toBe('unreachable')
    answer.body = listFor('0.2.0')
    expect((await fault()).value.fault).toBeNull()
    server?.closeAllConnections()
  })

  it('only tells what there is where it cannot replace itself', async () => {
    const { feed } = await feedWith({ body: listFor('0.2.0') })
    const { updates, machine, live } = await app({ canInstall: false })
    updates.change({ feed, automatic: true })
    await live(minutes(1))
    await updates.act('download')
    expect(updates.view()).toMatchObject({ state: 'idle', offered: '0.2.0' })
    expect(machine.download).not.toHaveBeenCalled()
  })

  it('says that what was asked for could not be fetched, and can be asked again', async () => {
    const { feed } = await feedWith({ body: listFor('0.2.0') })
    const download = vi.fn(async () => {})
    download.mockRejectedValueOnce(new Error('sha512 checksum mismatch'))
    const { updates, onReady } = await app({ download })
    updates.change({ feed })
    await updates.act('check')
    await updates.act('download')
    await vi.waitFor(() => expect(updates.view()).toMatchObject({ state: 'idle', fault: 'download-failed' }))
    expect(onReady).not.toHaveBeenCalled()
    await updates.act('download')
    await vi.waitFor(() => expect(updates.view()).toMatchObject({ state: 'ready', fault: null }))
  })

  it('forgets what another feed offered', async () => {
    const { feed } = await feedWith({ body: listFor('0.2.0') })
    const { updates } = await app()
    updates.change({ feed })
    await updates.act('check')
    expect(updates.view().offered).toBe('0.2.0')
    updates.change({ feed: null })
    expect(updates.view()).toMatchObject({ offered: null, checkedAt: null })
  })
})

describe('what is chosen', () => {
  it('is kept for the next start', async () => {
    const { port, file } = await app()
    await port.call('changeUpdates', { feed: 'https://updates.example/fog', automatic: true })
    const kept = openUpdateMemory(file, () => {}).get()
    expect(kept).toEqual({ feed: 'https://updates.example/fog/', automatic: true })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(kept)
  })

  it('is nothing where the file holds something else', async () => {
    const { file } = await app()
    for (const text of ['', '{', 'null', '{"feed": "http://evil.example/", "automatic": "yes"}']) {
      await writeFile(file, text)
      expect(openUpdateMemory(file, () => {}).get()).toEqual({ feed: null, automatic: false })
    }
  })

  it.each([
    [{ feed: 'http://updates.example/' }, 'feed'],
    [{ feed: 'file:///tmp' }, 'feed'],
    [{ automatic: 'yes' }, 'automatic'],
    [{ version: '9.9.9' }, 'version'],
  ])('takes nothing else: %j', async (input, field) => {
    const { port, updates } = await app()
    expect(await port.call('changeUpdates', input)).toMatchObject({ ok: false, problem: { field } })
    expect(updates.view()).toMatchObject({ feed: null, automatic: false })
  })

  it('leaves everything else to the station', async () => {
    const { port, station } = await app()
    expect(await port.call('getFleet', {})).toEqual(ok('station'))
    expect(await port.call('actOnUpdate', { act: 'run' })).toMatchObject({ ok: false })
    expect(station.call).toHaveBeenCalledOnce()
  })
})

describe('a file that was brought', () => {
  it('is run if the list beside it has it', async () => {
    const folder = await tempFolder()
    const setup = join(folder, 'setup.exe')
    await writeFile(setup, CONTENT)
    expect(await inspectFile(setup, 'latest.yml', '0.1.0')).toBe('no-list-beside')
    await writeFile(join(folder, 'latest.yml'), listFor('0.2.0'))
    expect(await inspectFile(setup, 'latest.yml', '0.1.0')).toBe('fits')
    expect(await inspectFile(setup, 'latest.yml', '0.2.0')).toBe('not-newer')
    await writeFile(setup, 'an INSTALLER')
    expect(await inspectFile(setup, 'latest.yml', '0.1.0')).toBe('other-content')
    await writeFile(join(folder, 'latest.yml'), 'version: latest')
    expect(await inspectFile(setup, 'latest.yml', '0.1.0')).toBe('not-a-release')
    await expect(inspectFile(join(folder, 'gone.exe'), 'latest.yml', '0.1.0')).resolves.toBe('not-a-release')
  })

  it('is told as it turned out', async () => {
    const chooseFile = vi.fn(async (): Promise<'other-content' | 'taken' | null> => 'other-content')
    const { updates } = await app({ chooseFile })
    await updates.act('choose-file')
    expect(updates.view().fault).toBe('other-content')
    chooseFile.mockResolvedValueOnce(null)
    await updates.act('choose-file')
    expect(updates.view().fault).toBe('other-content')
    chooseFile.mockResolvedValueOnce('taken')
    await updates.act('choose-file')
    expect(updates.view().fault).toBeNull()
  })

  it('is not run where nobody can find out whose it is, and the log says why', async () => {
    const { updates, log } = await app({ chooseFile: () => Promise.reject(new Error('no app-update.yml')) })
    await updates.act('choose-file')
    expect(updates.view().fault).toBe('bad-signature')
    expect(log).toHaveBeenCalledWith(expect.stringContaining('no app-update.yml'))
  })
})

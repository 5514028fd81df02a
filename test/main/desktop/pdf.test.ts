import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { type PdfDesk, withPdf } from '../../../src/main/desktop/pdf'
import { pdfDesk } from '../../../src/main/desktop/pdf-desk'
import type { StationPort } from '../../../src/main/ports'
import { ok } from '../../../src/shared/outcome'
import { tempFolder } from '../../support/temp-folder'

vi.mock('electron', () => ({ app: {}, dialog: {} }))

function desk(parts: Partial<PdfDesk> = {}) {
  const desk = {
    choose: vi.fn(async (): Promise<string | null> => '/home/ann/summary.pdf'),
    print: vi.fn(async () => new Uint8Array([37])),
    write: vi.fn(async () => undefined),
    ...parts,
  }
  const station = { call: vi.fn(async () => ok('station')), subscribe: vi.fn(), download: vi.fn() }
  return { desk, station, port: withPdf(station as unknown as StationPort, desk) }
}

describe('what the window has drawn for paper', () => {
  it('is written where somebody chooses', async () => {
    const { desk: parts, port } = desk()
    expect(await port.call('savePdf', { name: 'availability_2026-11-01_2026-11-22' })).toEqual(
      ok({ path: '/home/ann/summary.pdf' }),
    )
    expect(parts.choose).toHaveBeenCalledWith('availability_2026-11-01_2026-11-22.pdf')
    expect(parts.write).toHaveBeenCalledWith('/home/ann/summary.pdf', new Uint8Array([37]))
  })

  it('is not even drawn where nobody chooses', async () => {
    const { desk: parts, port } = desk({ choose: async () => null })
    expect(await port.call('savePdf', { name: 'a' })).toEqual(ok(null))
    expect(parts.print).not.toHaveBeenCalled()
  })

  it.each([
    '../evil',
    '..\\evil',
    '.hidden',
    'a/b',
    'C:evil',
    '',
    'x'.repeat(101),
    'a\u0000b',
    'a\n',
    '/etc/passwd',
    5,
  ])('is proposed under no name like %j', async (name) => {
    const { desk: parts, port } = desk()
    expect(await port.call('savePdf', { name })).toMatchObject({ problem: { code: 'invalid-input', field: 'name' } })
    expect(parts.choose).not.toHaveBeenCalled()
  })

  it('asks one question at a time, whatever a page asks for', async () => {
    let choose = (_path: null): void => {}
    const { port } = desk({ choose: () => new Promise((resolve) => (choose = resolve)) })
    const first = port.call('savePdf', { name: 'a' })
    expect(await port.call('savePdf', { name: 'b' })).toMatchObject({ problem: { code: 'forbidden' } })
    choose(null)
    expect(await first).toEqual(ok(null))
    expect(await Promise.race([port.call('savePdf', { name: 'c' }), 'asked'])).toBe('asked')
  })

  it('says why it could not be written', async () => {
    const { port } = desk({ write: () => Promise.reject(new Error('ENOSPC')) })
    expect(await port.call('savePdf', { name: 'a' })).toMatchObject({
      problem: { code: 'internal', message: expect.stringContaining('ENOSPC') },
    })
  })

  it('leaves everything else to the station', async () => {
    const { port } = desk()
    expect(await port.call('getFleet', {})).toEqual(ok('station'))
  })
})

it('a file is there whole, or not at all', async () => {
  const folder = await tempFolder()
  const { write, print } = pdfDesk({ contents: () => undefined, frame: () => undefined })
  await write(join(folder, 'a.pdf'), new Uint8Array([1, 2]))
  expect([...(await readFile(join(folder, 'a.pdf')))]).toEqual([1, 2])
  await expect(write(join(folder, 'no/a.pdf'), new Uint8Array([1]))).rejects.toThrow('ENOENT')
  expect(await readdir(folder)).toEqual(['a.pdf'])
  await expect(print()).rejects.toThrow('no window')
})

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { NOTHING_REMEMBERED, openShellMemory, readShellState } from '../../../src/main/desktop/shell-memory'
import { makeFolder, removeFolder } from '../../support/folder'

let folder: string
beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => removeFolder(folder))

const place = { bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximized: true }

it('remembers over a start', () => {
  const file = join(folder, 'desktop.json')
  openShellMemory(file, vi.fn()).change({ closeToTray: false, places: { '7': place }, lastDisplay: '7', zoom: 125 })
  const later = openShellMemory(file, vi.fn()).get()
  expect(later).toEqual({
    ...NOTHING_REMEMBERED,
    closeToTray: false,
    places: { '7': place },
    lastDisplay: '7',
    zoom: 125,
  })
})

it('takes of a file only what makes sense', () => {
  const text = JSON.stringify({
    closeToTray: 'yes',
    keepAwake: true,
    zoom: 1000,
    places: { a: place, b: { bounds: { x: 'left' }, maximized: true }, c: null },
    lastDisplay: 5,
  })
  expect(readShellState(text)).toEqual({ ...NOTHING_REMEMBERED, keepAwake: true, places: { a: place } })
})

it('reads whatever a file holds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(Object.keys(readShellState(text)).sort()).toEqual(Object.keys(NOTHING_REMEMBERED).sort())
    }),
  )
})

it('goes on without a file that can be written', () => {
  const log = vi.fn()
  writeFileSync(join(folder, 'file'), '')
  const memory = openShellMemory(join(folder, 'file/desktop.json'), log)
  memory.change({ toldOfTray: true })
  expect(memory.get().toldOfTray).toBe(true)
  expect(log).toHaveBeenCalledWith(expect.stringContaining('desktop.json'))
})

it('leaves nothing half written', () => {
  const file = join(folder, 'desktop.json')
  openShellMemory(file, vi.fn()).change({ zoom: 110 })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ zoom: 110 })
})

it('leaves nothing beside a file whose place is taken', () => {
  const log = vi.fn()
  mkdirSync(join(folder, 'desktop.json/taken'), { recursive: true })
  openShellMemory(join(folder, 'desktop.json'), log).change({ zoom: 110 })
  expect(log).toHaveBeenCalledOnce()
  expect(readdirSync(folder)).toEqual(['desktop.json'])
})

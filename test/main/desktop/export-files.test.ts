import { expect, test } from 'vitest'
import { withExportFiles } from '../../../src/main/desktop/export-files'
import { ok } from '../../../src/shared/outcome'

const DONE = { id: 'a', state: 'done', path: '/home/u/Downloads/events.csv' }
const LIST = {
  exports: [DONE, { id: 'b', state: 'failed', path: null }, { id: 'c', state: 'done', path: '/gone.csv' }],
}

function stage() {
  const asked: [string, unknown][] = []
  const opened: string[] = []
  const station = withExportFiles(
    {
      call: async (name, raw) => {
        asked.push([name, raw])
        return ok(name === 'getExports' ? { ...LIST, folder: '/data/exports' } : null)
      },
      subscribe: () => () => undefined,
      download: () => Promise.reject(new Error('not asked here')),
    },
    {
      downloads: () => '/home/u/Downloads',
      openPath: async (path) => {
        opened.push(path)
        return ''
      },
      showInFolder: (path) => opened.push(`folder of ${path}`),
      exists: async (path) => path !== '/gone.csv',
    },
  )
  return { station, asked, opened }
}

test('exports go to the downloads unless another folder is said', async () => {
  const { station, asked } = stage()
  await station.call('startExport', { kind: 'events' })
  await station.call('startExport', { kind: 'events', folder: '/mnt/usb' })
  expect(asked.map(([, raw]) => (raw as { folder: string }).folder)).toEqual(['/home/u/Downloads', '/mnt/usb'])
  expect(await station.call('getExports', {})).toMatchObject({ value: { folder: '/home/u/Downloads' } })
})

test('only what was exported is opened, by its id, and only while it is there', async () => {
  const { station, opened } = stage()
  expect((await station.call('openExport', { id: 'a' })).ok).toBe(true)
  expect((await station.call('openExport', { id: 'a', what: 'folder' })).ok).toBe(true)
  expect(opened).toEqual([DONE.path, `folder of ${DONE.path}`])
  for (const raw of [{ id: 'b' }, { id: 'c' }, { id: 'd' }, { path: '/etc/passwd' }, null, '/etc/passwd']) {
    expect(await station.call('openExport', raw)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  }
  expect(opened).toHaveLength(2)
})

import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { buildViewerServer } from '../../../src/main/web/viewer-server'
import type { ExportPreview, ExportView } from '../../../src/shared/contract/export-views'
import { ok } from '../../../src/shared/outcome'
import { reportBytes } from '../../support/fixtures'
import { OPEN_GATE } from '../../support/open-gate'
import { postReport, startStation } from '../../support/station'
import { tempFolder } from '../../support/temp-folder'

async function served() {
  const started = await startStation()
  const viewer = await buildViewerServer(started.station, await tempFolder(), OPEN_GATE)
  await viewer.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => viewer.close())
  const post = async <T>(path: string, body: object): Promise<T> => {
    const response = await fetch(`${viewer.listeningOrigin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as T
  }
  return { ...started, origin: viewer.listeningOrigin, post }
}

const D1 = reportBytes('d1-fog-status.json').toString()

test('GET /api/export/:kind streams the file of a box, by keys or in a language', async () => {
  const { url, origin } = await served()
  await postReport(url, D1)
  await postReport(url, D1)
  const response = await fetch(
    `${origin}/api/export/reports?names=keys&bom=0&gateway=SZCCKQRAIJBAH0002&zone=Asia/Shanghai`,
  )
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="reports_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv"$/,
  )
  const [head, ...lines] = (await response.text()).split('\r\n')
  expect(head).toMatch(/^at_local,at_utc,box,/)
  expect(lines.filter((line) => line !== '')).toHaveLength(2)
  expect(lines[0]).toMatch(/^"[\d-]+ [\d:]+\+08:00","[\d-]+T[\d:.]+Z",/)
  const chinese = Buffer.from(await (await fetch(`${origin}/api/export/inventory?language=zh`)).arrayBuffer())
  expect(chinese.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(chinese.toString('utf8')).toContain('盒子')
})

test('what is not right is refused before anything is sent, and so are pages of other origins', async () => {
  const { origin } = await served()
  const problemOf = async (query: string, headers = {}) => {
    const response = await fetch(`${origin}/api/export/${query}`, { headers })
    const { error } = (await response.json()) as { error: { code: string; field?: string } }
    return `${response.status} ${error.code} ${error.field ?? ''}`.trim()
  }
  expect(await problemOf('pictures')).toBe('400 invalid-input kind')
  expect(await problemOf('events?zone=Moon/Crater')).toBe('400 invalid-input zone')
  expect(await problemOf('events?from=2026-11-22&to=2026-11-21')).toBe('400 invalid-input from')
  expect(await problemOf('events?group=nowhere')).toBe('404 not-found group')
  expect(await problemOf('events?colour=red')).toBe('400 invalid-input colour')
  expect(await problemOf('events', { origin: 'http://evil.example' })).toBe('403 forbidden')
})

test('a preview has the first rows and what is to be expected; an export is written and listed', async () => {
  const { url, post, origin } = await served()
  for (let count = 0; count < 3; count++) await postReport(url, D1)
  const preview = await post<ExportPreview>('/api/exports/preview', { kind: 'inventory', names: 'keys', whole: true })
  expect(preview.rows[0]?.[0]).toBe('box')
  expect(preview.estimates.inventory).toBe(preview.rows.length)
  expect(preview.figures).toMatchObject({ boxes: 1, belowTarget: 0, incidents: 0 })
  const folder = await tempFolder()
  const begun = await post<ExportView>('/api/exports', { kind: 'inventory', folder })
  const listed = async () =>
    ((await (await fetch(`${origin}/api/exports`)).json()) as { exports: ExportView[] }).exports
  await expect.poll(async () => (await listed())[0]?.state).toBe('done')
  const [done] = await listed()
  expect(done).toMatchObject({ id: begun.id, rows: preview.estimates.inventory, path: join(folder, preview.fileName) })
  expect(await readdir(folder)).toEqual([preview.fileName])
  expect(await readFile(join(folder, preview.fileName), 'utf8')).toContain('SZCCKQRAIJBAH0002')
})

test('what was begun as a download is fetched once', async () => {
  const { url, origin, post, call } = await served()
  await postReport(url, D1)
  const begun = await post<ExportView>('/api/exports', { kind: 'reports', download: true })
  expect(begun.state).toBe('waiting')
  const fetched = await fetch(`${origin}/api/exports/${begun.id}/download`)
  expect(await fetched.text()).toContain('SZCCKQRAIJBAH0002')
  expect((await call('getExports', {})).exports[0]).toMatchObject({ id: begun.id, state: 'done', path: null })
  expect((await fetch(`${origin}/api/exports/${begun.id}/download`)).status).toBe(404)
})

test('a client that goes gives up the rest of the file; one that is slow is waited for', async () => {
  let made = 0
  let isGivenUp = false
  async function* endless() {
    try {
      for (; ; made++) yield new Uint8Array(64 * 1024)
    } finally {
      isGivenUp = true
    }
  }
  const download = async () => ok({ fileName: 'reports.csv', parts: endless() })
  const viewer = await buildViewerServer({ download } as never, await tempFolder(), OPEN_GATE)
  await viewer.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => viewer.close())
  const asked = request(`${viewer.listeningOrigin}/api/export/reports`)
  const answered = new Promise<void>((resolve) => asked.on('response', (response) => resolve(void response.pause())))
  asked.on('error', () => undefined)
  asked.end()
  await answered
  // What the sockets hold, and no more.
  let before = -1
  await expect
    .poll(
      () => {
        const stands = made === before
        before = made
        return stands
      },
      { interval: 100, timeout: 5000 },
    )
    .toBe(true)
  expect(isGivenUp).toBe(false)
  asked.destroy()
  await expect.poll(() => isGivenUp).toBe(true)
})

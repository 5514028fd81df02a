import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deflatedSite } from '../../../src/main/headquarters/deflated-site'
import { KEPT_SCHEMA, type SitePieces } from '../../../src/main/headquarters/kept-site'
import { SiteFiles } from '../../../src/main/headquarters/site-files'
import { SiteFold } from '../../../src/shared/hq/fold'
import { tempFolder } from '../../support/temp-folder'

const PLACE = { schema: 1, created: '2026-11-22', sequence: 7, storedAt: 5 } as const

/** A site as it is kept; its gateways are of another shape, which the file does not mind. */
function pieces(): SitePieces {
  const gateways = Array.from({ length: 40 }, (_, n) => ({
    id: `SN-${n}`,
    name: `box ${n * 7}`,
    lastReportAt: n * 977,
  }))
  const folded = { ...new SiteFold().pieces, gateways, identities: [] } as unknown as SitePieces['folded']
  return { schema: KEPT_SCHEMA, site: 'east', name: 'East', heardAt: 1, folded }
}

async function kept() {
  const folder = await tempFolder()
  const said: string[] = []
  const files = new SiteFiles(folder, (line) => said.push(line))
  await files.write([pieces], () => ({ schema: 1 }) as never, PLACE)
  const path = join(folder, 'east.site')
  return { files, path, said, bytes: await readFile(path), whole: (await files.read()).sites }
}

test('whatever a disk changes of what is known of a site, it is as it was kept or is read from the stream again', async () => {
  const { files, path, said, bytes, whole } = await kept()
  expect(whole).toHaveLength(1)
  const place = fc.integer({ min: 0, max: bytes.length - 1 })
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ change
      await writeFile(path, damaged)
      const { sites, place } = await files.read()
      if (sites.length === 0) expect(place).toBe(null)
      else expect(sites).toEqual(whole)
    }),
    { numRuns: 80 },
  )
  expect(said.some((line) => line.includes('its checksum is another'))).toBe(true)
})

test('what was kept without a checksum is read, and what has one is read by who knows of none', async () => {
  const { files, path, bytes, whole } = await kept()
  const bare = Buffer.from(await deflatedSite(pieces()))
  expect(inflateRawSync(bytes)).toEqual(inflateRawSync(bare))
  await writeFile(path, bare)
  expect((await files.read()).sites).toEqual(whole)
})

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addToCollection, readCollection } from '../../../src/main/storage/collection'
import { tempFolder } from '../../support/temp-folder'

test('what damage made of a document, and NeDB would drop or stumble over, is damage, and is gone with what comes next', async () => {
  const folder = await tempFolder()
  const path = join(folder, 'damaged.db')
  const lines = [{ _id: 'a' }, { _iD: 'b' }, { _id: 'c', $ata: 'x' }, { _id: 'd', 'ki.d': 'chunk' }, { _id: 5 }, [], 7]
  const index = { $$indexCreated: { fieldName: 'x', unique: false, sparse: false } }
  await writeFile(path, [...lines, index].map((line) => `${JSON.stringify(line)}\n`).join(''))
  expect(await readCollection(path)).toMatchObject({ documents: [{ _id: 'a' }], damaged: 6 })
  const damaged: string[] = []
  await addToCollection(path, [{ _id: 'e' }], async (which) => void damaged.push(which))
  expect(damaged).toEqual([path])
  expect(await readCollection(path)).toMatchObject({ documents: [{ _id: 'a' }, { _id: 'e' }], damaged: 0 })
})

import { join } from 'node:path'
import Datastore from 'nedb-promises'
import { expect, test } from 'vitest'
import { readCollection, writeCollection } from '../../../src/main/storage/collection'
import { tempFolder } from '../../support/temp-folder'

const documents = Array.from({ length: 250 }, (_, index) => ({
  _id: `gateway:${index}`,
  name: `南门\u2028厂区 ${index}\n"`,
  metrics: { cpu: index / 10, disk: null },
}))

test('NeDB opens what is written as a whole, and so do we', async () => {
  const folder = await tempFolder()
  const path = join(folder, 'some.db')
  await writeCollection(path, documents)
  await writeCollection(path, documents.slice(1))
  expect(await readCollection(path)).toMatchObject({ documents: documents.slice(1), damaged: 0 })
  const store = Datastore.create({ filename: path })
  await store.load()
  const found = (await store.find({})) as unknown as typeof documents
  expect(found.toSorted((a, b) => a.metrics.cpu - b.metrics.cpu)).toEqual(documents.slice(1))
})

test('a file of no documents is one', async () => {
  const folder = await tempFolder()
  const path = join(folder, 'none.db')
  await writeCollection(path, [])
  expect(await readCollection(path)).toEqual({ documents: [], damaged: 0, bytes: 0 })
})

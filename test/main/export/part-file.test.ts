import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failureOf } from '../../../src/main/export/failure'
import { PartFile } from '../../../src/main/export/part-file'
import { tempFolder } from '../../support/temp-folder'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a file is seen in its place only when it is complete, and takes no other file’s place', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'a.csv'), 'older')
  const file = await PartFile.create(folder, 'a.csv', 'x')
  await file.write(bytes('one '))
  await file.write(bytes('two'))
  expect(await readdir(folder)).not.toContain('a (2).csv')
  expect(await file.finish()).toBe(join(folder, 'a (2).csv'))
  expect((await readdir(folder)).toSorted()).toEqual(['a (2).csv', 'a.csv'])
  expect(await readFile(join(folder, 'a (2).csv'), 'utf8')).toBe('one two')
  expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('older')
})

test('given up, nothing of it is left', async () => {
  const folder = await tempFolder()
  const file = await PartFile.create(folder, 'a.csv', 'x')
  await file.write(bytes('one'))
  await file.discard()
  expect(await readdir(folder)).toEqual([])
})

test('that its folder is taken away is found out while it is written, not at its end', async () => {
  const folder = join(await tempFolder(), 'target')
  await mkdir(folder)
  const file = await PartFile.create(folder, 'a.csv', 'x')
  const piece = new Uint8Array(4 * 1024 * 1024)
  await file.write(piece)
  await rm(folder, { recursive: true })
  // Windows does not let it be taken away.
  if (process.platform === 'win32') return
  await expect(file.write(piece).then(() => file.write(piece))).rejects.toThrow('ENOENT')
  await file.discard()
})

test('why it could not be written is told by what the disk says', async () => {
  const folder = await tempFolder()
  const why = (work: Promise<unknown>) =>
    work.then(
      () => 'nothing',
      (error: unknown) => failureOf(error).failure,
    )
  expect(await why(PartFile.create(join(folder, 'none'), 'a.csv', 'x'))).toBe('folder-gone')
  await writeFile(join(folder, 'file'), '')
  expect(await why(PartFile.create(join(folder, 'file'), 'a.csv', 'x'))).toBe('folder-gone')
  const gone = join(folder, 'gone')
  await mkdir(gone)
  const file = await PartFile.create(gone, 'a.csv', 'x')
  await rm(gone, { recursive: true })
  expect(await why(file.finish())).toBe('folder-gone')
  if (process.getuid?.() !== 0) {
    await mkdir(join(folder, 'locked'))
    await chmod(join(folder, 'locked'), 0o500)
    expect(await why(PartFile.create(join(folder, 'locked'), 'a.csv', 'x'))).toBe('not-allowed')
  }
  expect(failureOf(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })).failure).toBe('disk-full')
})

import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPrivateDocument, writePrivateDocument } from '../../../src/main/files/private-file'
import { replaceFile } from '../../../src/main/files/replace-file'
import { tempFolder } from '../../support/temp-folder'

const BEFORE = 'what was there'

/** A file with something in it. */
async function someFile() {
  const folder = await tempFolder()
  const path = join(folder, 'some.json')
  await writeFile(path, BEFORE)
  return { folder, path }
}

function* breaksOff(): Generator<string> {
  yield 'half of '
  throw new Error('no more')
}

test('what is given whole, as bytes or piece by piece stands there, with nothing beside it', async () => {
  const { folder, path } = await someFile()
  for (const content of ['a whole', Buffer.from('a whole'), ['a ', 'who', 'le']]) {
    await replaceFile(path, content)
    expect(await readFile(path, 'utf8')).toBe('a whole')
    await replaceFile(path, '')
    expect(await readFile(path, 'utf8')).toBe('')
  }
  expect(await readdir(folder)).toEqual(['some.json'])
})

test('a writing that breaks off leaves what was there, and nothing beside it', async () => {
  const { folder, path } = await someFile()
  await expect(replaceFile(path, breaksOff())).rejects.toThrow('no more')
  expect(await readFile(path, 'utf8')).toBe(BEFORE)
  await mkdir(join(folder, 'taken', 'by'), { recursive: true })
  await expect(replaceFile(join(folder, 'taken'), 'something')).rejects.toThrow()
  expect((await readdir(folder)).toSorted()).toEqual(['some.json', 'taken'])
})

test('what a crash left beside it is in nobody’s way', async () => {
  const { folder, path } = await someFile()
  await writeFile(`${path}.next`, 'much more than will be written, of long ago')
  await replaceFile(path, 'new')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(await readdir(folder)).toEqual(['some.json'])
})

test('whoever reads meanwhile has all of one or all of the other', async () => {
  const { path } = await someFile()
  const whole = [BEFORE, ...['x', 'y'].map((letter) => letter.repeat(300_000))]
  let isDone = false
  const reader = (async () => {
    while (!isDone) expect(whole.includes(await readFile(path, 'utf8'))).toBe(true)
  })()
  for (let turn = 0; turn < 20; turn++) await replaceFile(path, (whole[1 + (turn % 2)] ?? '').match(/.{1,9999}/g) ?? [])
  isDone = true
  await reader
})

test.skipIf(process.platform === 'win32')(
  'a private one is read by its owner alone, and never written through a link',
  async () => {
    const { folder, path } = await someFile()
    const link = join(folder, 'deep', 'er', 'link.json')
    await mkdir(join(folder, 'deep', 'er'), { recursive: true })
    await symlink(path, link)
    await writePrivateDocument(link, { secret: true })
    expect(await readPrivateDocument(link)).toEqual({ secret: true })
    expect((await stat(link)).mode & 0o077).toBe(0)
    expect(await readFile(path, 'utf8')).toBe(BEFORE)
    await writePrivateDocument(join(folder, 'new', 'one.json'), null)
    expect((await stat(join(folder, 'new'))).mode & 0o077).toBe(0)
  },
)

test('where no folder can be made a private one is refused at once', async () => {
  const { path } = await someFile()
  await expect(writePrivateDocument(join(path, 'within', 'a-file.json'), {})).rejects.toThrow(/ENOTDIR|ENOENT|EEXIST/)
})

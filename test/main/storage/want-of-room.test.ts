import { expect, test } from 'vitest'
import { GroupCommit } from '../../../src/main/storage/group-commit'

test.each([
  ['ENOSPC', true],
  ['EDQUOT', true],
  ['EIO', false],
  ['EROFS', false],
])('a disk that refuses with %s is full: %s', async (code, isFull) => {
  const commits = new GroupCommit(async () => {
    throw Object.assign(new Error(code), { code })
  })
  const failure = await commits
    .commit({ at: 0, gateways: [], removed: [], transitions: [] })
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({ name: 'StorageFailure', isFull })
})

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderFailure } from '../../src/main/failures'
import { listenProblem } from '../../src/main/receiver/listen-problem'
import { tempFolder } from '../support/temp-folder'

test('a folder that cannot be used is a sentence that says why and what to do', async () => {
  const file = join(await tempFolder(), 'data')
  await writeFile(file, '')
  const wrong = await mkdir(join(file, 'below'), { recursive: true }).catch((error: unknown) => error)
  expect(folderFailure(file, wrong).message).toBe(
    `the data folder ${file} cannot be used: it, or a folder above it, is a file; choose another with --data`,
  )
  expect(folderFailure('/x', new Error('a reason of its own')).message).toContain(': a reason of its own; choose')
})

test('a name that is no address of this machine is said so, with what to use instead', async () => {
  const wrong = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
  const { code, message } = await listenProblem(wrong, 'nonsense', 9528, 0)
  expect(code).toBe('address-unavailable')
  expect(message).toBe('this machine does not have the address nonsense; use one that it has, or 0.0.0.0 for all')
})

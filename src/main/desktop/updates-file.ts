import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { UpdateFault } from '../../shared/contract/updates-views'
import { judgeFile } from '../../shared/updates/judge-file'
import { readList } from './updates-feed'

/**
 * Whether an installer that was brought here may be run, by the list that lies beside it. Both come from one hand, so this
 * finds damage and mix-ups; whose installer it is only its signature tells.
 * @param list the name of the list
 * @throws where the file itself cannot be read
 */
export async function inspectFile(path: string, list: string, installed: string): Promise<UpdateFault | 'fits'> {
  const text = await readFile(join(dirname(path), list), 'utf8').catch(() => null)
  if (text === null) return 'no-list-beside'
  const release = readList(text)
  if (!release.ok) return 'not-a-release'
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  const file = { name: basename(path), size: (await stat(path)).size, sha512: hash.digest('base64') }
  return judgeFile(file, release.value, installed)
}

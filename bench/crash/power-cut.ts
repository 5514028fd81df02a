import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

/** Numbers from 0 to below 1. */
export type Chance = () => number

/**
 * What the end of power leaves of a folder whose process was killed: of each journal what was synced and at random some
 * of the rest, perhaps with NULs or half a line behind it; of the day files at random some of what was added last for
 * generations whose journals are still there.
 * @param synced the victim's notes, as `<bytes> <journal>` lines
 */
export function cutPower(folder: string, synced: string, chance: Chance): void {
  const safe = new Map<string, number>()
  for (const line of existsSync(synced) ? readFileSync(synced, 'utf8').trim().split('\n') : []) {
    const [size = '0', name = ''] = line.split(' ')
    safe.set(name, Number(size))
  }
  const journals = readdirSync(folder).filter((name) => name.startsWith('journal-'))
  for (const name of journals) cutTail(join(folder, name), safe.get(name) ?? 0, chance)
  const live = journals.map((name) => name.slice('journal-'.length, -'.db'.length))
  for (const path of dayFiles(folder)) cutUnsealed(path, live, chance)
}

function cutTail(path: string, safe: number, chance: Chance): void {
  const { size } = statSync(path)
  truncateSync(path, Math.min(size, safe + Math.floor(chance() * (size - safe + 1))))
  const rest = chance()
  if (rest < 0.3) appendFileSync(path, Buffer.alloc(Math.ceil(chance() * 5000)))
  else if (rest < 0.6) appendFileSync(path, '{"_id":"1","at":17,"facts":[{"rep')
}

function dayFiles(folder: string): string[] {
  const history = join(folder, 'history')
  if (!existsSync(history)) return []
  return readdirSync(history, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(history, name))
}

/**
 * The last lines, as far as they belong to a generation that is not sealed, were perhaps never synced. (What comes
 * before them was: NeDB writes the file anew, and syncs it, each time before it is added to.)
 */
function cutUnsealed(path: string, live: readonly string[], chance: Chance): void {
  const bytes = readFileSync(path)
  const isUnsealed = (line: string) =>
    live.some((id) => line.includes(`"_id":"c:${id}`) || line.includes(`"_id":"t:${id}`))
  let begin = bytes.length
  for (;;) {
    const start = begin === 0 ? 0 : bytes.lastIndexOf(0x0a, begin - 2) + 1
    if (start === begin || !isUnsealed(bytes.toString('utf8', start, begin))) break
    begin = start
  }
  if (begin < bytes.length) truncateSync(path, begin + Math.floor(chance() * (bytes.length - begin)))
}

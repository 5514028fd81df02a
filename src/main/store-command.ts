import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StartFailure } from './failures'
import { listBackups } from './storage/backups'
import { MAINTENANCE, type Maintenance, maintain } from './storage/maintenance'

const USAGE =
  'usage: store check|salvage|compact|backup [--data DIR], store restore [BACKUP] [--data DIR]; the station must be stopped'

/** Who is told what: standard output or standard error. */
export interface Says {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

/**
 * `store …`: looks after a data folder while no station uses it.
 * @param argv what follows `store`
 * @returns the exit code: 0 all is well, 1 damage or failure, 2 bad usage
 */
export async function runStoreCommand(argv: readonly string[], defaultFolder: string, says: Says): Promise<number> {
  const asked = parse(argv, defaultFolder)
  if ('wrong' in asked) {
    const backups = asked.restoring === null ? '' : `; ${await backupsIn(asked.restoring)}`
    says.err(`fogwatch: ${asked.wrong}${backups} (${USAGE})`)
    return 2
  }
  const { work, folder, name } = asked
  try {
    await stat(folder).catch(() => {
      throw new StartFailure(`there is no data folder ${folder}; give it with --data`)
    })
    const { text, isWell } = await maintain(work, folder, says.err, name)
    says.out(text)
    return isWell ? 0 : 1
  } catch (error) {
    if (!(error instanceof Error)) throw error
    says.err(`fogwatch: ${error instanceof StartFailure ? error.message : `${folder}: ${error.message}`}`)
    return 1
  }
}

type Asked =
  | { readonly work: Maintenance; readonly folder: string; readonly name: string | undefined }
  /** `restoring`: the folder whose backup was meant, `null` where none was. */
  | { readonly wrong: string; readonly restoring: string | null }

function parse(argv: readonly string[], defaultFolder: string): Asked {
  const options = { data: { type: 'string' }, name: { type: 'string' } } as const
  // Not strict, so that more can be said of what is wrong than that it is.
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const [work, ...names] = positionals
  const folder = resolve(typeof values.data === 'string' ? values.data : defaultFolder)
  const restoring = work === 'restore' ? folder : null
  const wrong = (what: string): Asked => ({ wrong: what, restoring })
  if (work === undefined) return wrong('say what to do with the store')
  if (!isMaintenance(work)) return wrong(`"${work}" is nothing that can be done to a store`)
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (!Object.hasOwn(options, token.name)) return wrong(`there is no flag ${token.rawName}`)
    if (token.value === undefined || token.value === '') return wrong(`${token.rawName} stands without its value`)
  }
  if (typeof values.name === 'string') names.push(values.name)
  if (names.length > 0 && restoring === null) return wrong(`${work} takes nothing but --data, not "${names[0]}"`)
  if (names.length > 1) return wrong(`only one backup can be restored, not ${names.join(' and ')}`)
  return { work, folder, name: names[0] }
}

const backupsIn = async (folder: string): Promise<string> =>
  `backups of ${folder}: ${(await listBackups(folder)).join(', ') || 'none'}`

const isMaintenance = (word: string | undefined): word is Maintenance => MAINTENANCE.some((one) => one === word)

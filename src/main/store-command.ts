import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StartFailure } from './failures'
import { MAINTENANCE, type Maintenance, maintain } from './storage/maintenance'

const USAGE = `fogwatch: store ${MAINTENANCE.join('|')} [--data DIR] [--name BACKUP] (the station must be stopped)`

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
  const asked = parse(argv)
  if (asked === null) {
    says.err(USAGE)
    return 2
  }
  const folder = resolve(asked.data ?? defaultFolder)
  try {
    const { text, isWell } = await maintain(asked.work, folder, says.err, asked.name)
    says.out(text)
    return isWell ? 0 : 1
  } catch (error) {
    if (!(error instanceof Error)) throw error
    says.err(`fogwatch: ${error instanceof StartFailure ? error.message : `${folder}: ${error.message}`}`)
    return 1
  }
}

function parse(argv: readonly string[]) {
  try {
    const options = { data: { type: 'string' }, name: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const [work, ...rest] = positionals
    return isMaintenance(work) && rest.length === 0 ? { work, ...values } : null
  } catch {
    return null
  }
}

const isMaintenance = (word: string | undefined): word is Maintenance => MAINTENANCE.some((one) => one === word)

import { readFileSync } from 'node:fs'
import { readFeed } from '../../shared/updates/feed'
import { replaceAtOnce } from '../files/replace-at-once'
import type { Log } from '../ports'

/** What is chosen of updates. It is about this computer and not about the station, so no backup holds it. */
export interface UpdateChoices {
  readonly feed: string | null
  readonly automatic: boolean
}

/** Nothing is asked of any network until somebody names where. */
const NOTHING_CHOSEN: UpdateChoices = { feed: null, automatic: false }

export interface UpdateMemory {
  get(): UpdateChoices
  change(patch: Partial<UpdateChoices>): void
}

/** Keeps the choices in `file`; one that cannot be read counts as none, one that cannot be written is told to the log. */
export function openUpdateMemory(file: string, log: Log): UpdateMemory {
  let choices = readChoices(file)
  return {
    get: () => choices,
    change(patch) {
      choices = { ...choices, ...patch }
      try {
        replaceAtOnce(file, `${JSON.stringify(choices, null, 2)}\n`)
      } catch (error) {
        log(`what was chosen of updates could not be kept in ${file}: ${error}`)
      }
    },
  }
}

function readChoices(file: string): UpdateChoices {
  try {
    const { feed, automatic } = JSON.parse(readFileSync(file, 'utf8'))
    const read = typeof feed === 'string' ? readFeed(feed) : null
    return { feed: read?.ok ? read.value : null, automatic: automatic === true }
  } catch {
    return NOTHING_CHOSEN
  }
}

import * as v from 'valibot'
import { readFeed } from '../updates/feed'
import { call } from './call'
import type { UpdatesView } from './updates-views'

const feed = v.pipe(
  v.string(),
  v.maxLength(500),
  v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
    const read = readFeed(dataset.value)
    if (read.ok) return read.value
    addIssue({ message: read.problem.message.replace(/^feed: /, '') })
    return NEVER
  }),
)

/** Of newer versions of the app. The app answers them itself; a station without a window has none. */
export const updatesCalls = {
  /** `null` where there is no app. */
  getUpdates: call<UpdatesView | null>()('GET', '/api/updates', v.object({})),
  changeUpdates: call<UpdatesView>()(
    'POST',
    '/api/updates',
    v.strictObject({ feed: v.optional(v.nullable(feed)), automatic: v.optional(v.boolean()) }),
  ),
  /** Look now; fetch what is offered; quit and install what was fetched; have somebody choose a file that was brought. */
  actOnUpdate: call<UpdatesView>()(
    'POST',
    '/api/updates/act',
    v.strictObject({ act: v.picklist(['check', 'download', 'install', 'choose-file']) }),
  ),
}

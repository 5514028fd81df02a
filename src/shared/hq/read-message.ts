import { type Outcome, ok, problem } from '../outcome'
import type { SiteMessage } from './commit-message'
import { type RowCheck, rowCheck } from './kept-row'
import { commitsOfReports } from './report-commits'
import { messageOf } from './site-message'

/**
 * What a site sent, inflated; whatever it is, this does not throw.
 * @param check of rows; whoever reads many messages gives the same to each
 */
export function readMessage(text: string, check: RowCheck = rowCheck()): Outcome<SiteMessage> {
  try {
    const raw: unknown = JSON.parse(text)
    const commits = commitsOfReports(raw, check)
    return commits === null ? messageOf(raw, check) : ok(commits)
  } catch {
    return problem('invalid-input', 'the message is not JSON')
  }
}

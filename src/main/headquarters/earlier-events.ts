import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { INFLATED_AT_MOST } from '../../shared/hq/commit-message'
import type { DayIndex } from '../../shared/hq/day-index'
import { happenedIn, readHappened } from '../../shared/hq/happened'
import { qualifiedTransition } from '../../shared/hq/qualified'
import { happenedSubject } from '../../shared/hq/subjects'
import type { Transition } from '../../shared/model/transition'
import { days } from '../../shared/time/millis'
import { ownTurn } from '../own-turn'
import type { Log } from '../ports'
import type { HistoryLink } from './history-link'
import type { SiteHistory } from './site-history'

/** In a thread of Node's own. */
const inflate = promisify(inflateRaw)

/** Checked at a stretch: some milliseconds. */
const AT_ONCE = 500
/** A million events of a site and day; what is more is left out, or a site could fill the disk of all. */
const PARTS_AT_MOST = 200

/** What sites have sealed of what happened, read without the reports beside it. */
export class EarlierEvents {
  constructor(
    private readonly link: Pick<HistoryLink, 'part'>,
    private readonly history: Pick<SiteHistory, 'freshIndex'>,
    private readonly log: Log,
  ) {}

  /** What a site says there is of a day; `null` for nothing. @throws Error where the servers do not answer */
  indexOf(site: string, day: string): Promise<DayIndex | null> {
    return this.history.freshIndex(site, day)
  }

  /** As headquarters calls them, a message at a time; a part that is gone or cannot be read is thrown as an Error. */
  async *ofDay(site: string, { day, happened }: DayIndex): AsyncGenerator<readonly Transition[]> {
    if (happened > PARTS_AT_MOST) this.log(`headquarters: ${site} tells more of ${day} than is taken`)
    for (let part = 0; part < Math.min(happened, PARTS_AT_MOST); part++) {
      const subject = happenedSubject(site, part, day)
      const bytes = await this.link.part(subject)
      if (bytes === null) throw new Error(`${subject} is not there: the day is being sent again`)
      yield await this.unpacked(site, day, subject, bytes)
    }
  }

  private async unpacked(site: string, day: string, subject: string, bytes: Uint8Array): Promise<Transition[]> {
    const text = (await inflate(bytes, { maxOutputLength: INFLATED_AT_MOST })).toString('utf8')
    const read = readHappened(text)
    if (!read.ok) throw new Error(`${subject}: ${read.problem.message}`)
    const [from, to] = [Date.parse(day), Date.parse(day) + days(1)]
    const found: Transition[] = []
    for (let at = 0; at < read.value.length; at += AT_ONCE) {
      for (const raw of read.value.slice(at, at + AT_ONCE)) {
        const one = happenedIn(raw, from, to)
        if (one !== null) found.push(qualifiedTransition(site, one))
      }
      await ownTurn()
    }
    const wrong = read.value.length - found.length
    if (wrong > 0) this.log(`headquarters: ${wrong} of ${read.value.length} in ${subject} are no events of that day`)
    return found
  }
}

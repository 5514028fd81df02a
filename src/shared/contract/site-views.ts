import { behindBy, clockOffOf, type LinkState, refusalOf } from '../hq/link'
import type { Linked } from '../hq/linked-sites'
import { type IsoTime, iso, isoOrNull } from '../time/iso'
import type { Millis } from '../time/millis'
import type { StandingCounts } from './standing'

/** What only headquarters has: the sites that gateways are at, and the servers between. */
export interface HeadquartersView {
  /** Since when the servers have not answered; `null` while they do. */
  readonly engineGoneSince: IsoTime | null
  readonly telling: TellingView
  /** By id. */
  readonly sites: readonly SiteView[]
}

/** Which process of headquarters tells people; all of them show the same. */
export interface TellingView {
  /** `alone`: the servers have no place where several could agree, so a second one would tell everything again. */
  readonly role: 'starting' | 'leading' | 'standing-by' | 'alone'
  /** The machine that tells, where it is another one. */
  readonly leader: string | null
}

export interface SiteView {
  /** What stands before the ids of its gateways: `<site>/<id>`. */
  readonly id: string
  readonly name: string
  readonly link: LinkView
  /** How its boxes stand. */
  readonly boxes: StandingCounts
  /** Whether nothing is missing of how its gateways are. */
  readonly whole: boolean
  /** Messages that could not be read, since this headquarters runs. */
  readonly setAside: number
  /** Why the last of them could not be read. */
  readonly setAsideReason: string | null
}

export interface LinkView {
  readonly state: LinkState
  readonly since: IsoTime
  /** The last sign of the site. */
  readonly heardAt: IsoTime | null
  /** Up to when, by the site's clock, what it said is here; `null` if nothing is. */
  readonly asOf: IsoTime | null
  /** How far that lies behind what the site has. */
  readonly behindSeconds: number
  /** Reports that wait at the site. */
  readonly waiting: number
  /** Why it cannot send, in the words of the site. */
  readonly error: string | null
  /** By how much its clock is ahead of headquarters', negative where it is behind; 0 while it is right to two minutes. */
  readonly clockOffSeconds: number
}

/** How much of a site was taken in. */
interface TakenIn {
  readonly isWhole: boolean
  readonly boxes: StandingCounts
  readonly aside: { readonly count: number; readonly last: string | null }
}

export function viewSite(id: string, { name, link }: Linked, { isWhole, boxes, aside }: TakenIn): SiteView {
  return {
    id,
    name,
    link: {
      state: link.state,
      since: iso(link.since),
      heardAt: isoOrNull(link.heardAt),
      asOf: isoOrNull(link.knownUntil),
      behindSeconds: Math.round(behindBy(link) / 1000),
      waiting: link.beat?.waiting ?? 0,
      error: link.state === 'refused' ? refusalOf(link).error : (link.beat?.error ?? null),
      clockOffSeconds: clockOffOf(link) / 1000,
    },
    boxes,
    whole: isWhole,
    setAside: aside.count,
    setAsideReason: aside.last,
  }
}

export const viewEngine = (goneSince: Millis | null): IsoTime | null => isoOrNull(goneSince)

import { type Millis, minutes, seconds } from '../time/millis'

/**
 * How the link to a site stands. Headquarters judges nothing else by its own clock: how gateways stand is what their
 * site said, and of a site that is not heard it is what the site last said.
 * - `live`: heard, and all that it has is here.
 * - `catching-up`: heard, and it has more than is here.
 * - `down`: not heard, while the engine that carries its word answers.
 * - `refused`: heard, it has more than is here, and none of it comes.
 * - `unknown`: cannot be judged: the engine does not answer, or nobody has listened for long enough.
 */
export type LinkState = 'live' | 'catching-up' | 'down' | 'refused' | 'unknown'

/** A heartbeat, as far as the link is judged by it. Positions only of the epoch it names. */
export interface Beat {
  /** The site's clock. */
  readonly at: Millis
  /** Whether it has more than had been taken in when it came. */
  readonly isAhead: boolean
  /** Whether the engine has more than had been taken in. */
  readonly isForwarded: boolean
  /** The end of what it has, and of what it has sent: two that differ are progress. */
  readonly head: string
  readonly forwarded: string | null
  readonly waiting: number
  /** Why it cannot send, in its own words. */
  readonly error: string | null
}

/** Another station that sends by the key of a site, as seen by heartbeats of a store that the site has left. */
export interface Rival {
  readonly since: Millis
  readonly heardAt: Millis
  /** Why it cannot send, in its own words. */
  readonly error: string | null
}

export interface SiteLink {
  readonly state: LinkState
  /** Since when, by headquarters' clock; of `down` the last sign of it. */
  readonly since: Millis
  /** The last sign of it; `null` if there never was one. */
  readonly heardAt: Millis | null
  /** From when silence counts. */
  readonly listeningSince: Millis
  readonly beat: Beat | null
  /** When that came. */
  readonly beatAt: Millis | null
  /** Up to when, by the site's clock, what it said is here; `null` if nothing is. */
  readonly knownUntil: Millis | null
  /** Since when it has had more than is here; `null` while all is here. */
  readonly behindSince: Millis | null
  /** When something last came of what it had more. */
  readonly movedAt: Millis
  /** Of two stations with one key the one that is not listened to; `null` while there is none. */
  readonly rival: Rival | null
}

/** Whether the engine answers, as far as headquarters can tell. */
export interface Engine {
  readonly answeredAt: Millis | null
  /** The first probe in a row that was not answered. */
  readonly failingSince: Millis | null
  /** Since when it answers without a break. */
  readonly answersSince: Millis | null
  /** When it was found to have lost what it had; `null` once all sites have sent it again. */
  readonly fellAt: Millis | null
}

/** Three heartbeats: one may be late, and one lost. */
const SILENT_AFTER: Millis = seconds(30)

/** What is on its way is not behind. */
const BEHIND_AFTER: Millis = seconds(5)

/** A forwarder that is well sends within a second; one that asks again after a conflict, within some. */
const REFUSED_AFTER: Millis = minutes(1)

/** Where the engine has it and it is not read, it is not the site that is held up, unless it lasts. */
const UNREAD_AFTER: Millis = minutes(5)

/** A station that begins under another name may still be on its way with the one before. */
const RIVAL_AFTER: Millis = seconds(30)

/** What a clock is off by, at least, before it is called wrong. */
const CLOCK_OFF_FROM: Millis = minutes(2)

/** An election takes some ten seconds. */
const ENGINE_GONE_AFTER: Millis = seconds(15)

export const NO_ENGINE: Engine = { answeredAt: null, failingSince: null, answersSince: null, fellAt: null }

/** A site that is listened to from now on. @param knownUntil, heardAt what is known of it from before */
export const newLink = (now: Millis, knownUntil: Millis | null = null, heardAt: Millis | null = null): SiteLink => ({
  state: 'unknown',
  since: now,
  // It may be kept by a clock that was set back since: until that time came no silence would count.
  heardAt: heardAt === null ? null : Math.min(heardAt, now),
  listeningSince: now,
  beat: null,
  beatAt: null,
  knownUntil,
  behindSince: null,
  movedAt: now,
  rival: null,
})

/** Whether the engine counts as out of reach. */
export const isEngineGone = ({ failingSince }: Engine, now: Millis): boolean =>
  failingSince !== null && now - failingSince >= ENGINE_GONE_AFTER

export function engineAfterProbe(engine: Engine, answered: boolean, now: Millis): Engine {
  if (!answered) return { ...engine, failingSince: engine.failingSince ?? now, answersSince: null }
  return { ...engine, answeredAt: now, failingSince: null, answersSince: engine.answersSince ?? now }
}

/** The link after a heartbeat. */
export function linkAfterBeat(link: SiteLink, beat: Beat, now: Millis): SiteLink {
  const hasMoved = link.beat === null || link.beat.forwarded !== beat.forwarded || link.behindSince === null
  return {
    ...link,
    heardAt: now,
    beat,
    beatAt: now,
    behindSince: beat.isAhead ? (link.behindSince ?? now) : null,
    movedAt: hasMoved ? now : link.movedAt,
    rival: isRivalHeard(link, now) ? link.rival : null,
  }
}

/** The link after a heartbeat of a store that the site has left: it is sent by another station, and says nothing of this one. */
export function linkAfterRival(link: SiteLink, error: string | null, now: Millis): SiteLink {
  const since = isRivalHeard(link, now) ? (link.rival?.since ?? now) : now
  return { ...link, heardAt: now, rival: { since, heardAt: now, error } }
}

const isRivalHeard = ({ rival }: SiteLink, now: Millis): boolean =>
  rival !== null && now - rival.heardAt <= SILENT_AFTER

/**
 * The link after something of a site was taken in.
 * @param knownUntil the site's time of the last of it @param isAhead whether the last heartbeat spoke of more still
 * @param isFresh whether it has just been sent, rather than read from what was kept
 */
export function linkAfterCommit(
  link: SiteLink,
  { knownUntil, isAhead, isFresh }: { knownUntil: Millis | null; isAhead: boolean; isFresh: boolean },
  now: Millis,
): SiteLink {
  return {
    ...link,
    knownUntil,
    heardAt: isFresh ? now : link.heardAt,
    behindSince: isAhead ? link.behindSince : null,
    movedAt: now,
  }
}

/** How the link stands at `now`. Nothing but a probe that was answered after the silence makes a site `down`. */
export function judged(link: SiteLink, engine: Engine, now: Millis): SiteLink {
  const state = stateOf(link, engine, now)
  if (state === link.state) return link
  return { ...link, state, since: state === 'down' ? (link.heardAt ?? link.listeningSince) : now }
}

function stateOf(link: SiteLink, engine: Engine, now: Millis): LinkState {
  if (isEngineGone(engine, now)) return 'unknown'
  const isFresh = link.heardAt !== null && now - link.heardAt <= SILENT_AFTER
  if (!isFresh) return hasFallenSilent(link, engine) ? 'down' : link.state
  if (link.rival !== null && isRivalHeard(link, now) && now - link.rival.since >= RIVAL_AFTER) return 'refused'
  // After a silence what comes may be of long ago: that it is all is only said by a heartbeat.
  const isToldOf = link.beatAt !== null && now - link.beatAt <= SILENT_AFTER
  if (!isToldOf && link.state !== 'live') return link.heardAt === link.beatAt ? link.state : 'catching-up'
  if (link.behindSince === null) return 'live'
  const heldUp = now - Math.max(link.movedAt, link.behindSince)
  if (heldUp >= (link.beat?.isForwarded ? UNREAD_AFTER : REFUSED_AFTER)) return 'refused'
  return link.state === 'live' && now - link.behindSince < BEHIND_AFTER ? 'live' : 'catching-up'
}

/** While the engine was out of reach nobody could be heard: from its return on everybody has the same grace. */
function hasFallenSilent({ heardAt, listeningSince }: SiteLink, { answeredAt, answersSince }: Engine): boolean {
  if (answeredAt === null || answersSince === null) return false
  const quietSince = Math.max(heardAt ?? 0, listeningSince, answersSince)
  return answeredAt - quietSince > SILENT_AFTER
}

/** How far what is here lies behind what the site has, by the site's own clock; 0 while all is here. */
export function behindBy({ beat, knownUntil, behindSince }: SiteLink): Millis {
  if (beat === null || behindSince === null || knownUntil === null) return 0
  return Math.max(0, beat.at - knownUntil)
}

/** Since when it has been refused, and why in its own words. Of a link that is `refused`. */
export function refusalOf({ rival, beat, behindSince, since }: SiteLink): {
  readonly since: Millis
  readonly error: string | null
} {
  return rival ?? { since: behindSince ?? since, error: beat?.error ?? null }
}

/** By how much the clock of the site is ahead of headquarters', negative where it is behind; 0 where it is right. */
export function clockOffOf({ beat, beatAt }: SiteLink): Millis {
  const off = beat === null || beatAt === null ? 0 : beat.at - beatAt
  return Math.abs(off) < CLOCK_OFF_FROM ? 0 : Math.round(off / minutes(1)) * minutes(1)
}

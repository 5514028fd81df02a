/** What travels between sites and headquarters is named here, and nowhere else. `site` is always a site id. */

/** One message for each group commit of a station, in order. Kept in the stream `SITES`. */
export const commitSubject = (site: string): string => `fogwatch.${site}.commit`

/** Every 10 seconds; kept nowhere. */
export const heartbeatSubject = (site: string): string => `fogwatch.${site}.hb`

/** Sealed days: `<bucket>.<day>` follows. Kept in the stream `HIST`. */
export const historySubject = (site: string, rest: string): string => `fogwatch.${site}.history.${rest}`

/** Which boxes of a sealed day lie where: published last, so that a day whose index is there is whole. */
export const dayIndexSubject = (site: string, day: string): string => historySubject(site, `index.${day}`)

/** Some boxes of a sealed day. @param bucket counted from 0, as the index of the day lists them */
export const boxesSubject = (site: string, bucket: number, day: string): string =>
  historySubject(site, `b${bucket}.${day}`)

/** What happened at the site on a sealed day. @param part counted from 0, as many as the index of the day says */
export const happenedSubject = (site: string, part: number, day: string): string =>
  historySubject(site, `e${part}.${day}`)

/** What headquarters asks of a site. */
export const commandSubject = (site: string, rest: string): string => `fogwatch.${site}.cmd.${rest}`

/** Headquarters' own picture of a site, for its fast start. Kept in the stream `SNAP`. */
export const snapshotSubject = (site: string): string => `fogwatch-hq.snap.${site}`

/** Which process of headquarters tells people, and what it has told. Kept in the stream `HQ`. */
export const leaseSubject = 'fogwatch-hq.lease'
export const bookSubject = 'fogwatch-hq.book'

export const ALL_COMMITS = commitSubject('*')
export const ALL_HEARTBEATS = heartbeatSubject('*')

/**
 * Where replies to a user arrive. Each has its own, because with one for all a user could read what others are answered.
 * The client takes it as `inboxPrefix`.
 * @param user a site id, `hq` or `admin`
 */
export const inboxPrefix = (user: string): string => `_INBOX_${user}`

/** The site that a subject of its own names; `null` for every other subject. The body of a message never decides it. */
export function siteOf(subject: string): string | null {
  const [first, site, third] = subject.split('.')
  return first === 'fogwatch' && site !== undefined && third !== undefined ? site : null
}

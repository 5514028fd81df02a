/**
 * The id of a site: what its subjects, its permissions and its inbox are named by. Fixed at pairing and never a
 * display name. Ids of gateways never become part of a subject; they may hold anything.
 */
const SITE_ID = /^[a-z0-9-]{1,32}$/

/** Headquarters' own users; an inbox of the same name would be theirs. */
const TAKEN = ['hq', 'admin', 'system']

/** What is wrong with it as the id of a site, as the end of a sentence; `null` if nothing is. */
export function wrongSiteId(text: string): string | null {
  if (!SITE_ID.test(text)) return 'is not a site id: use 1 to 32 of a-z, 0-9 and -, e.g. hangzhou-2'
  return TAKEN.includes(text) ? 'is the name of a user of headquarters itself; choose another site id' : null
}

export const isSiteId = (text: string): boolean => wrongSiteId(text) === null

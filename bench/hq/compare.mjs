// @ts-check

/**
 * What was sent held against what headquarters has.
 * @param {readonly (readonly [id: string, sent: number, lastAt: number])[]} sent
 * @param {ReadonlyMap<string, number>} known when each last reported, ms
 */
export function compareBoxes(sent, known) {
  let missing = 0
  let older = 0
  for (const [id, count, lastAt] of sent) {
    const at = known.get(id)
    if (at === undefined) missing++
    else if (count > 0 && at !== lastAt) older++
  }
  return { missing, older }
}

/**
 * When each box last reported, as headquarters knows it.
 * @param {{ get: (path: string) => Promise<any> }} hq
 * @param {readonly { readonly site: string }[]} sites
 */
export async function everyBox(hq, sites) {
  /** @type {Map<string, number>} */
  const last = new Map()
  for (const { site } of sites) {
    const { gateways } = await hq.get(`/api/fleet?site=${site}`)
    for (const { id, lastReportAt } of gateways) last.set(id, Date.parse(lastReportAt))
  }
  return last
}

/**
 * How many boxes it knows.
 * @param {{ get: (path: string) => Promise<any> }} one
 */
export async function knownBy(one) {
  const { headquarters } = await one.get('/api/fleet?site=none')
  return headquarters.sites
    .flatMap((/** @type {any} */ site) => Object.values(site.boxes))
    .reduce((/** @type {number} */ sum, /** @type {number} */ count) => sum + count, 0)
}

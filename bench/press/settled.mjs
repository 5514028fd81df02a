// @ts-check
// The fleet that is pressed against: boxes that stand still, and the way back to how all was after each press.
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * @typedef {import('../screens/station.mjs').Station} Station
 * @typedef {{ id: string, group: string | null, tags: string[], alias: string | null, note: string | null, periodSeconds: number, muted: boolean }} Box
 */

const sample = JSON.parse(
  readFileSync(new URL('../../test/fixtures/reports/d1-fog-status.json', import.meta.url), 'utf8'),
)
/** How long a station may be away that puts a backup back. */
const PATIENCE = 15_000
/** What is no choice of anybody who presses. */
const NOT_CHOSEN = ['receiverHost', 'receiverPort', 'webhook', 'headquarters']

/**
 * Boxes that have reported, and report no more without being missed, so that nothing moves by itself.
 * @param {Station} station
 * @param {'en' | 'zh'} language
 * @returns {Promise<() => Promise<void>>} the way back
 */
export async function settle(station, language) {
  for (let n = 1; n <= 6; n++) {
    const gateway_sn = `SN-000${n}`
    const gateway_name = language === 'zh' ? `北门0${n}` : `North gate 0${n}`
    const sub_devices = sample.sub_devices.map((/** @type {object} */ device, /** @type {number} */ at) => ({
      ...device,
      ep_name: language === 'zh' ? `${at + 1}号摄像机` : `Camera ${at + 1}`,
    }))
    const body = { ...sample, gateway_sn, gateway_name, dev_sno: `AUTH-${n}`, sub_devices }
    await call(`${station.receiver}/SophonFogStatus`, body)
    await call(`${station.viewer}/api/gateways/${gateway_sn}`, { periodSeconds: 3600, group: n < 4 ? 'A' : 'B' })
  }
  await station.knock()
  await call(`${station.viewer}/api/storage/backup`, {})
  return wayBack(station)
}

/**
 * @param {Station} station as it shall be again
 * @returns {Promise<() => Promise<void>>}
 */
export async function wayBack({ viewer, knock }) {
  const api = (/** @type {string} */ path, /** @type {unknown} */ body = undefined) =>
    call(`${viewer}/api/${path}`, body)
  const settings = await api('settings')
  const boxes = editsOf(await api('fleet'))
  return async () => {
    if ((await api('fleet')).simulated) await api('simulation', { boxes: 0 })
    if (!(await api('fleet')).receiver.listening) await api('receiver/open', {})
    const { gateways } = await api('fleet/removed')
    if (gateways.length > 0) await api('fleet/restore', { ids: gateways.map((/** @type {Box} */ { id }) => id) })
    const { mutes } = await api('incidents')
    for (const { scope } of mutes) await api('mutes/end', { scope })
    for (const [id, edits] of changed(boxes, editsOf(await api('fleet')))) await api(`gateways/${id}`, edits)
    const choices = changed(settings, await api('settings')).filter(([key]) => !NOT_CHOSEN.includes(key))
    if (choices.length > 0) await api('settings', Object.fromEntries(choices))
    if ((await api('rejections')).rejections.length === 0 && Object.keys(boxes).length > 0) await knock()
  }
}

/** @param {{ gateways: Box[] }} fleet */
const editsOf = ({ gateways }) =>
  Object.fromEntries(
    gateways.map(({ id, group, tags, alias, note, periodSeconds, muted }) => [
      id,
      { group, tags, alias, note, periodSeconds, muted },
    ]),
  )

/**
 * What was otherwise, as it was.
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} now
 */
const changed = (before, now) =>
  Object.entries(before).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(now[key]))

/**
 * Asks, or with a body does; waits for a station that is away for a moment.
 * @param {string} url
 * @param {unknown} [body]
 */
async function call(url, body) {
  const headers = { 'content-type': 'application/json' }
  const how = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  for (const until = Date.now() + PATIENCE; ; await pause(200)) {
    const answer = await fetch(url, how).catch(() => null)
    if (answer?.ok) return await answer.json()
    if (answer !== null && answer.status < 500) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
    if (Date.now() > until) throw new Error(`${url}: ${answer === null ? 'no answer' : answer.status}`)
  }
}

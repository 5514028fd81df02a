import * as v from 'valibot'
import { LONGEST_GROUP, LONGEST_SECRET } from './edit-limits'
import { deviceId, gatewayId } from './shapes'

/** Shapes that the calls and settings of alerts take; every limit is here. */

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day like 22:00'))

export const dailyWindow = v.pipe(
  v.strictObject({
    days: v.pipe(v.array(v.picklist([0, 1, 2, 3, 4, 5, 6])), v.minLength(1), v.maxLength(7)),
    from: time,
    to: time,
  }),
  v.check(({ from, to }) => from !== to, 'begins and ends at the same time'),
)

export const webhookTarget = v.strictObject({
  url: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(2000),
    v.check(isWebAddress, 'is not a web address; it begins with http:// or https://'),
    v.check(isWithoutPassword, 'has a user name or password in it, with which nothing can be sent; leave it out'),
  ),
  format: v.picklist(['json', 'wecom', 'dingtalk', 'feishu']),
  secret: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_SECRET))),
})

export const muteScope = v.variant('kind', [
  v.strictObject({ kind: v.literal('fleet') }),
  v.strictObject({ kind: v.literal('group'), group: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_GROUP)) }),
  v.strictObject({ kind: v.literal('gateway'), gateway: gatewayId }),
  v.strictObject({
    kind: v.literal('device'),
    gateway: gatewayId,
    device: deviceId,
  }),
])

// The shared code knows no URL class; the carrier that connects reads the rest.
function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+\S*$/i.test(text)
}

/** `fetch` refuses them. */
function isWithoutPassword(text: string): boolean {
  return !/^https?:\/\/[^\s/?#]*@/i.test(text)
}

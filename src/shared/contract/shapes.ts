import * as v from 'valibot'
import { LATEST_INSTANT, readIso } from '../time/iso'
import { LONGEST_TAG, MOST_TAGS } from './edit-limits'

/** Shapes that the inputs of several calls share. */

/** A serial as long as the decoder takes one, or an authorisation code with what stands before it. */
export const gatewayId = v.pipe(v.string(), v.minLength(1), v.maxLength(600))
/** Streams are called by their whole address. */
export const deviceId = gatewayId
/** Several at once, each once: more than any fleet has. */
export const gatewayIds = v.pipe(
  v.array(gatewayId),
  v.minLength(1),
  v.maxLength(5000),
  v.transform((given) => [...new Set(given)]),
)
/** Up to so many characters, trimmed; `null` clears. */
export const text = (max: number) => v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(max)))
/** A tag of a gateway. */
export const tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_TAG))
/** All the tags of a gateway, each once. */
export const tags = v.pipe(
  v.array(tag),
  v.maxLength(MOST_TAGS),
  v.transform((given) => [...new Set(given)]),
)
/** A TCP port. */
export const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))
/** Seconds expected between two reports. */
export const periodSeconds = v.pipe(v.number(), v.minValue(2), v.maxValue(3600))

/** How long something is to last: a year at most. */
export const forSeconds = v.pipe(v.number(), v.minValue(1), v.maxValue(366 * 86_400))

/** Milliseconds since the epoch, also in digits (0, or so many that they are no year and no day), or ISO 8601. */
export const instant = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform((raw) => (typeof raw === 'number' ? raw : /^(?:0|-?\d{10,})$/.test(raw) ? Number(raw) : readIso(raw))),
  v.number('is not a time; use ISO 8601, e.g. 2026-11-22T08:00:00Z'),
  v.finite('is not a time; use ISO 8601, e.g. 2026-11-22T08:00:00Z'),
  v.minValue(0, 'is before 1970'),
  v.maxValue(LATEST_INSTANT, 'is after the year 9999'),
)

/** A whole number from 1, as a number or in digits. */
export const count = (max: number) =>
  v.pipe(
    v.union(
      [v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))],
      `is not a whole number from 1 to ${max}`,
    ),
    v.integer(),
    v.minValue(1),
    v.maxValue(max),
  )

/** What Windows takes for a device, a pipe or a disk rather than a folder, and hands through without looking at it. */
const DEVICE = /^[\\/]{2}[.?][\\/]/

/** A folder of the station's machine, or a share of the network: where reports are handed over, that is what is wanted. */
export const folder = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(1000),
  v.check((path) => !DEVICE.test(path), 'is a device of Windows and no folder; name a folder or a share'),
)

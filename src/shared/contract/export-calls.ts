import * as v from 'valibot'
import { EXPORT_KINDS } from '../model/export-schedule'
import { call } from './call'
import { LONGEST_GROUP } from './edit-limits'
import type { AvailabilitySummary, ExportPreview, ExportsView, ExportView } from './export-views'
import { folder, gatewayId, instant } from './shapes'

/** As JSON, or as a query string writes it. */
const truth = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false', '1', '0', 'yes', 'no']),
    v.transform((word) => word === 'true' || word === '1' || word === 'yes'),
  ),
])

const percent = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, 'is not a number'), v.transform(Number))]),
  v.minValue(0),
  v.maxValue(100),
)

const zone = v.pipe(v.string(), v.check(isZone, 'is not a time zone; use an IANA name, e.g. Asia/Shanghai'))

/** One id, or several. */
const gateways = v.union([
  v.pipe(v.array(gatewayId), v.maxLength(10_000)),
  v.pipe(
    gatewayId,
    v.transform((id) => [id]),
  ),
])

const range = {
  kind: v.picklist(EXPORT_KINDS),
  /** 30 days before `to` if not said. */
  from: v.optional(instant),
  /** Now if not said, and never later. */
  to: v.optional(instant),
}

const form = {
  language: v.optional(v.picklist(['en', 'zh'])),
  names: v.optional(v.picklist(['titles', 'keys'])),
  bom: v.optional(truth),
  zone: v.optional(zone),
  leaveOutMuted: v.optional(truth),
  target: v.optional(percent),
}

const whose = {
  gateways: v.optional(gateways),
  /** One, as the API has it in its other queries. */
  gateway: v.optional(gateways),
  /** All boxes of a group; with ids beside it both. */
  group: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_GROUP))),
  /** All boxes of a site, by its id; only at headquarters. */
  site: v.optional(v.pipe(v.string(), v.maxLength(32))),
}

/** What an export is asked for with. */
const exportInput = v.strictObject({ ...range, ...form, ...whose })
export type ExportInput = v.InferOutput<typeof exportInput>

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(80))

/** Of exports. The file itself is fetched with `GET /api/export/:kind`, or from an export that was begun as a download. */
export const exportCalls = {
  previewExport: call<ExportPreview>()(
    'POST',
    '/api/exports/preview',
    v.strictObject({
      ...range,
      ...form,
      ...whose,
      /** Waits for the key figures, however long it takes to go through the range. */
      whole: v.optional(truth),
    }),
  ),
  /** What is printed. */
  getSummary: call<AvailabilitySummary>()('POST', '/api/exports/summary', exportInput),
  startExport: call<ExportView>()(
    'POST',
    '/api/exports',
    v.strictObject({
      ...range,
      ...form,
      ...whose,
      /** An existing folder of the station's machine. */
      folder: v.optional(folder),
      /** Nothing is written: it waits to be fetched. */
      download: v.optional(v.boolean()),
    }),
  ),
  cancelExport: call<ExportView>()('POST', '/api/exports/:id/cancel', v.strictObject({ id })),
  getExports: call<ExportsView>()('GET', '/api/exports', v.object({})),
  /** Opens the file, or its folder, on the desktop that the station runs on. */
  openExport: call<null>()(
    'POST',
    '/api/exports/:id/open',
    v.strictObject({ id, what: v.optional(v.picklist(['file', 'folder'])) }),
  ),
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

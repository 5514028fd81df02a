import * as v from 'valibot'
import { DEFAULT_SETTINGS, type Settings } from '../model/settings'
import { type Outcome, ok, problem } from '../outcome'
import { dailyWindow, muteScope, webhookTarget } from './alert-calls'
import type { AlertsView, WebhookResult } from './alert-views'
import type { RejectionView } from './rejection'
import type { EventPage, FleetView, GatewayDetail, GatewayView, HistoryView, ReceiverView, StorageView } from './views'

/** One line of the contract: how a call looks over HTTP, what it takes and what it answers. */
export interface Call<I, R> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** `:name` parts are taken from the input. */
  readonly path: string
  /** Anything → a valid input, or a problem that names the field. Accepts query strings: numbers and instants as text. */
  readonly parse: (raw: unknown) => Outcome<I>
  /** Only its type is used. */
  readonly reply?: R
}

const call =
  <R>() =>
  <S extends v.GenericSchema>(
    method: Call<never, R>['method'],
    path: string,
    schema: S,
  ): Call<v.InferOutput<S>, R> => ({
    method,
    path,
    parse: (raw) => parseWith(schema, raw),
  })

/** A serial as long as the decoder takes one, or an authorisation code with what stands before it. */
const gatewayId = v.pipe(v.string(), v.minLength(1), v.maxLength(600))
const text = (max: number) => v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(max)))
const tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))
const periodSeconds = v.pipe(v.number(), v.minValue(2), v.maxValue(3600))

const path = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(200),
  v.regex(/^\/[^\s?#]*$/, 'is not a path: it begins with / and has no spaces, ? or #, e.g. /SophonFogStatus'),
)

const addressRange = v.pipe(
  v.string(),
  v.trim(),
  v.check(isAddressRange, 'is neither an IP address nor a range like 192.168.1.0/24'),
)

/** What ISO 8601 can write with four digits of a year; far beyond it a Date is none. */
const LATEST_INSTANT = Date.UTC(9999, 11, 31)

/** Milliseconds since the epoch, or anything `Date.parse` reads (ISO 8601 by contract). */
const instant = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform((raw) => (typeof raw === 'number' ? raw : /^\d{10,}$/.test(raw) ? Number(raw) : Date.parse(raw))),
  v.number('is not a time; use ISO 8601, e.g. 2026-11-22T08:00:00Z'),
  v.finite('is not a time; use ISO 8601, e.g. 2026-11-22T08:00:00Z'),
  v.minValue(0, 'is before 1970'),
  v.maxValue(LATEST_INSTANT, 'is after the year 9999'),
)

const count = (max: number) =>
  v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
    v.integer(),
    v.minValue(1),
    v.maxValue(max),
  )

/** Settings as a patch: every key optional, each valid by itself. */
export const settingsPatch = v.strictObject({
  receiverHost: v.optional(v.pipe(v.string(), v.ip('is not an IP address; 0.0.0.0 listens on all'))),
  receiverPort: v.optional(port),
  paths: v.optional(v.pipe(v.array(path), v.maxLength(50))),
  anyPath: v.optional(v.boolean()),
  allowedSenders: v.optional(v.pipe(v.array(addressRange), v.maxLength(500))),
  reportsPerSecondPerSender: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
  theme: v.optional(v.picklist(['light', 'dark', 'system'])),
  language: v.optional(v.picklist(['en', 'zh', 'system'])),
  defaultPeriodSeconds: v.optional(periodSeconds),
  keepDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  keepGigabytes: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10_000))),
  alertDelaySeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3600))),
  alertReminders: v.optional(v.boolean()),
  quietHours: v.optional(v.nullable(dailyWindow)),
  webhook: v.optional(v.nullable(webhookTarget)),
  alertSound: v.optional(v.boolean()),
  alertSoundFor: v.optional(v.picklist(['critical', 'all'])),
  alertVolume: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
})

/** Everything that may be asked of a station. A new call is one line here, one handler, one use. */
export const calls = {
  getFleet: call<FleetView>()('GET', '/api/fleet', v.object({})),
  getGateway: call<GatewayDetail>()('GET', '/api/gateways/:id', v.object({ id: gatewayId })),
  getHistory: call<HistoryView>()(
    'GET',
    '/api/gateways/:id/history',
    v.object({ id: gatewayId, from: v.optional(instant), to: v.optional(instant), points: v.optional(count(5000)) }),
  ),
  editGateway: call<GatewayView>()(
    'POST',
    '/api/gateways/:id',
    v.strictObject({
      id: gatewayId,
      alias: v.optional(text(80)),
      note: v.optional(text(4000)),
      tags: v.optional(v.pipe(v.array(tag), v.maxLength(20))),
      group: v.optional(text(80)),
      periodSeconds: v.optional(v.nullable(periodSeconds)),
      /** `true` until further notice, an instant until then, `false` or `null` not. */
      muted: v.optional(v.nullable(v.union([v.boolean(), instant]))),
    }),
  ),
  removeGateway: call<null>()('DELETE', '/api/gateways/:id', v.object({ id: gatewayId })),
  getEvents: call<EventPage>()(
    'GET',
    '/api/events',
    v.object({
      from: v.optional(instant),
      to: v.optional(instant),
      gateway: v.optional(gatewayId),
      kind: v.optional(v.string()),
      limit: v.optional(count(1000)),
      before: v.optional(v.string()),
    }),
  ),
  getRejections: call<{ readonly rejections: readonly RejectionView[] }>()('GET', '/api/rejections', v.object({})),
  getSettings: call<Settings>()('GET', '/api/settings', v.object({})),
  changeSettings: call<Settings>()('POST', '/api/settings', settingsPatch),
  getStorage: call<StorageView>()('GET', '/api/storage', v.object({})),
  /** Copies everything kept into a folder of its own beside the data. */
  backUp: call<StorageView>()('POST', '/api/storage/backup', v.object({})),
  /** Listens again, on another port if one is given (which is then kept as the setting). */
  getIncidents: call<AlertsView>()('GET', '/api/incidents', v.object({})),
  /** Takes note of these incidents, or of all open ones: sound and reminders stop. */
  acknowledge: call<AlertsView>()(
    'POST',
    '/api/incidents/acknowledge',
    v.strictObject({ incidents: v.optional(v.pipe(v.array(v.string()), v.maxLength(5000))) }),
  ),
  /** Until an instant, until nothing in it is bad any more, in windows that come back, or (none given) until ended. */
  mute: call<AlertsView>()(
    'POST',
    '/api/mutes',
    v.strictObject({
      scope: muteScope,
      until: v.optional(v.nullable(instant)),
      untilRecovery: v.optional(v.boolean()),
      window: v.optional(v.nullable(dailyWindow)),
    }),
  ),
  unmute: call<AlertsView>()('POST', '/api/mutes/end', v.strictObject({ scope: muteScope })),
  /** Sends a test message at once, to the webhook given or the one in the settings, and tells what came of it. */
  testWebhook: call<WebhookResult>()(
    'POST',
    '/api/webhook/test',
    v.strictObject({ webhook: v.optional(webhookTarget) }),
  ),
  openReceiver: call<ReceiverView>()('POST', '/api/receiver/open', v.strictObject({ port: v.optional(port) })),
}

export type Calls = typeof calls
export type CallName = keyof Calls
export type Input<N extends CallName> = Calls[N] extends Call<infer I, unknown> ? I : never
export type Reply<N extends CallName> = NonNullable<Calls[N]['reply']> | (null extends Calls[N]['reply'] ? null : never)

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  if (rest.length > 0 || !v.is(v.pipe(v.string(), v.ip()), address)) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (address.includes(':') ? 128 : 32))
}

function parseWith<S extends v.GenericSchema>(schema: S, raw: unknown): Outcome<v.InferOutput<S>> {
  const result = v.safeParse(schema, raw ?? {})
  if (result.success) return ok(result.output)
  const [issue] = result.issues
  const field = v.getDotPath(issue) ?? undefined
  return problem('invalid-input', field === undefined ? issue.message : `${field}: ${issue.message}`, field)
}

/** What was stored by any version → complete, valid settings; what is not valid falls back to its default. */
export function readSettings(stored: unknown): Settings {
  const known = stored !== null && typeof stored === 'object' ? (stored as Record<string, unknown>) : {}
  const entries = Object.keys(DEFAULT_SETTINGS).map((key) => {
    const parsed = v.safeParse(settingsPatch, { [key]: known[key] })
    return [key, parsed.success ? Object.values(parsed.output)[0] : undefined]
  })
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) }
}

import type { CallName } from '../../src/shared/contract/calls'
import type { EventPage } from '../../src/shared/contract/event-views'
import type { HistorySample, HistoryView } from '../../src/shared/contract/views'
import { iso } from '../../src/shared/time/iso'
import { hours, type Millis, minutes } from '../../src/shared/time/millis'

/** As many samples as a chart is answered with. */
const SAMPLES = 240

/** What a station answers that has watched a box over the whole of a range: figures, an outage, a time nobody watched. */
export function playedHistory(
  language: 'en' | 'zh',
  now: Millis,
  range: Millis,
  events: 'some' | 'none' = 'none',
): Readonly<Partial<Record<CallName, unknown>>> {
  const from = now - range
  const [lostAt, backAt] = [from + range * 0.55, from + range * 0.6]
  const [asleepAt, awakeAt] = [from + range * 0.2, from + range * 0.26]
  const isHeard = (at: Millis) => (at < asleepAt || at >= awakeAt) && (at < lostAt || at >= backAt)
  const history: HistoryView = {
    samples: Array.from({ length: SAMPLES }, (_, n) => from + (range * n) / SAMPLES)
      .filter(isHeard)
      .map(sampleAt(range)),
    presence: [
      { from: iso(from), to: iso(asleepAt), state: 'online' },
      { from: iso(asleepAt), to: iso(awakeAt), state: 'unobserved' },
      { from: iso(awakeAt), to: iso(lostAt), state: 'online' },
      { from: iso(lostAt), to: iso(backAt), state: 'offline' },
      { from: iso(backAt), to: iso(now), state: 'online' },
    ],
    devices: Object.fromEntries(
      Array.from({ length: 16 }, (_, place) => [
        `0-${place}`,
        [
          { from: iso(now - hours(24)), to: iso(now - hours(9)), status: 'online' },
          { from: iso(now - hours(9)), to: iso(now - hours(7)), status: place % 5 === 3 ? 'offline' : 'online' },
          { from: iso(now - hours(7)), to: iso(now), status: 'online' },
        ],
      ]),
    ),
  }
  const none = { events: [], next: null, previous: null }
  return { getHistory: history, getEvents: events === 'none' ? none : eventsOf(language, now) }
}

/** A day of work and a night of rest, with some noise. */
export function figuresAt(at: Millis, range: Millis) {
  const day = Math.sin((at / hours(24)) * 2 * Math.PI)
  const noise = Math.sin(at / (range / 37)) * 4 + Math.sin(at / (range / 91)) * 3
  return {
    cpu: 42 + day * 18 + noise,
    memory: 61 + day * 3,
    disk: 50 + noise / 8,
    temperature: 58 + day * 6 + noise / 2,
  }
}

const sampleAt =
  (range: Millis) =>
  (at: Millis): HistorySample => {
    const figures = figuresAt(at, range)
    const spread = (by: number) => ({
      cpu: figures.cpu + by * 6,
      memory: figures.memory + by,
      disk: figures.disk + by / 4,
      temperature: figures.temperature + by * 2,
      devicesOnline: 16,
    })
    return { at: iso(at), ...figures, devicesOnline: 16, devicesTotal: 16, min: spread(-1), max: spread(1) }
  }

const CAMERA = { en: 'Camera 4', zh: '摄像机4' }

function eventsOf(language: 'en' | 'zh', now: Millis): EventPage {
  const about = { gateway: 'SN-00000', gatewayName: '', detail: null }
  const box = { ...about, device: null, deviceName: null }
  const part = { ...about, device: '0-3', deviceName: CAMERA[language] }
  const stretch = (ago: Millis, length: Millis, by: string) => ({
    since: iso(now - ago),
    until: iso(now - ago + length),
    by,
  })
  const events = [
    { ...part, ago: hours(7), kind: 'device-status', from: 'offline', to: 'online', cause: 'report' },
    { ...part, ago: hours(9), kind: 'device-status', from: 'online', to: 'offline', cause: 'report' },
    { ...box, ago: hours(10), kind: 'presence', from: 'offline', to: 'online', cause: 'report' },
    { ...box, ago: hours(11), kind: 'presence', from: 'late', to: 'offline', cause: 'silence' },
    { ...box, ago: hours(11) + minutes(1), kind: 'presence', from: 'online', to: 'late', cause: 'silence' },
    { ...box, ago: hours(30), kind: 'restart', from: null, to: null, cause: 'report' },
  ] as const
  return {
    events: events.map(({ ago, ...event }, place) => ({
      ...event,
      id: `${now - ago}-${place}`,
      at: iso(now - ago),
      stretch:
        event.to === 'offline'
          ? stretch(ago, event.kind === 'presence' ? hours(1) : hours(2), 'online')
          : event.to === 'online'
            ? stretch(ago + (event.kind === 'presence' ? hours(1) : hours(2)), ago, 'online')
            : null,
      acknowledgedAt: null,
    })),
    next: null,
    previous: null,
  }
}

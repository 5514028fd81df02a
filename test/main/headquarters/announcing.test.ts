import { expect, test } from 'vitest'
import { Announcing } from '../../../src/main/headquarters/announcing'
import { openIncident } from '../../../src/shared/alerts/incident'
import { fleetOf } from '../../../src/shared/fleet/fleet'
import { type Book, NOTHING_TELLING } from '../../../src/shared/hq/book'
import { minutes } from '../../../src/shared/time/millis'

const CHOICES = {
  webhook: { url: 'http://hook', format: 'json', secret: null },
  alertDelaySeconds: 5,
  changedAt: 0,
} as const

test('what was told while nobody could be asked goes to the webhook once, though the answer to the own book was lost', () => {
  let now = 1_000_000
  let outbox: readonly string[] = []
  const news = new Announcing(
    {
      clock: { now: () => now },
      place: () => ({ created: 'made', sequence: 0 }),
      fleet: () => fleetOf([], 0),
      isLive: () => true,
      choices: () => CHOICES,
      carry: () => undefined,
      send: (all) => {
        outbox = all.map(({ id }) => id)
      },
    },
    null,
  )
  const about = { subject: 'engine', kind: 'engine-unreachable', gateway: null, gatewayName: null } as const
  const incident = openIncident({ ...about, device: null, deviceName: null, detail: null }, 'bad', now)
  news.note({ site: null, sequence: null, incident, news: 'bad', at: now, isLive: true })
  now += minutes(1)
  expect(news.gather(() => true)).toBe(true)
  news.tellAhead(() => true)
  expect(outbox).toHaveLength(1)
  const [id] = outbox
  const book: Book = {
    ...NOTHING_TELLING,
    ...{ schema: 1, by: 'other', edition: 1, created: 'made', sequence: 0, choices: CHOICES },
    troubles: { open: [], over: [] },
  }
  for (const found of [book, { ...book, ...news.telling }]) {
    news.takeOver(found)
    news.send()
    expect(outbox).toEqual([id])
  }
})

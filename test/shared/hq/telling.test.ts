import { describe, expect, test } from 'vitest'
import type { Announcement } from '../../../src/shared/alerts/announcement'
import { openIncident } from '../../../src/shared/alerts/incident'
import { fleetOf } from '../../../src/shared/fleet/fleet'
import { newsOf, tellDue, type Waiting, withNews } from '../../../src/shared/hq/telling'
import type { Incident } from '../../../src/shared/model/incident'
import { type Millis, minutes, seconds } from '../../../src/shared/time/millis'

const offline = (box: string, openedAt: Millis, badAt: Millis | null): Incident => {
  const about = { kind: 'gateway-offline', gateway: `north/${box}`, gatewayName: box } as const
  const open = openIncident(
    { ...about, subject: `north/presence:${box}`, device: null, deviceName: null, detail: null },
    'bad',
    openedAt,
  )
  return { ...open, ledger: { ...open.ledger, badAt } }
}

const recovered = (incident: Incident, at: Millis): Incident => ({
  ...incident,
  condition: 'good',
  changedAt: at,
  closedAt: at,
  closeCause: 'recovered',
  ledger: { ...incident.ledger, recoveryAt: at },
})

/** What headquarters tells of one site, on a fake clock. */
class Teller {
  waiting: readonly Waiting[] = []
  readonly told: (Announcement & { readonly atSecond: number })[] = []
  isLive = true
  now: Millis = 0
  private readonly known = new Map<string, Incident>()

  until(at: Millis): this {
    while (this.now < at) {
      this.now = Math.min(this.now + 1000, at)
      const { waiting, announcements } = tellDue(this.waiting, () => this.isLive, fleetOf([], 0), this.now)
      this.waiting = waiting
      for (const one of announcements) this.told.push({ ...one, atSecond: this.now / 1000 })
    }
    return this
  }

  takes(incident: Incident): this {
    const news = newsOf(this.known.get(incident.id), incident)
    this.known.set(incident.id, incident)
    if (news !== null) {
      this.waiting = withNews(
        this.waiting,
        { site: 'north', incident, sequence: null, isLive: this.isLive, ...news },
        this.now,
      )
    }
    return this
  }
}

describe('what headquarters tells', () => {
  test('what a site has told, gathered with what comes at the same time', () => {
    const teller = new Teller().until(seconds(100))
    for (let n = 0; n < 4; n++) teller.takes(offline(`B${n}`, 0, seconds(99)))
    teller.until(seconds(130))
    expect(teller.told.map(({ atSecond, news, items }) => [atSecond, news, items.length])).toEqual([[115, 'bad', 4]])
  })

  test('nothing of what a site holds back', () => {
    expect(new Teller().takes(offline('B1', 0, null)).until(minutes(30)).told).toEqual([])
  })

  test('the same thing once, however often it comes', () => {
    const teller = new Teller().until(seconds(100))
    const incident = offline('B1', 0, seconds(99))
    for (let n = 0; n < 5; n++) teller.takes(incident).until(teller.now + seconds(20))
    expect(teller.told).toHaveLength(1)
  })

  test('of a cut all in one digest once the site has caught up, with the times at which it was', () => {
    const teller = new Teller().until(minutes(10))
    teller.isLive = false
    const [first, second] = [offline('B1', minutes(2), minutes(3)), offline('B2', minutes(4), minutes(5))]
    teller
      .takes(first)
      .takes(recovered(first, minutes(6)))
      .takes(second)
      .until(minutes(14))
    expect(teller.told).toEqual([])
    teller.isLive = true
    teller.until(minutes(30))
    expect(teller.told).toHaveLength(1)
    const [digest] = teller.told
    expect(digest?.news).toBe('digest')
    expect(digest?.items.map(({ gatewayName, news, since, until }) => [gatewayName, news, since, until])).toEqual([
      ['B1', 'recovery', minutes(2), minutes(6)],
      ['B2', 'bad', minutes(4), null],
    ])
  })

  test('of a site that catches up for hours what there is, every ten minutes', () => {
    const teller = new Teller().until(minutes(60))
    teller.isLive = false
    teller.takes(offline('B1', 0, minutes(1))).until(minutes(71))
    expect(teller.told.map(({ news, atSecond }) => [news, atSecond])).toEqual([['digest', 70 * 60]])
  })

  test('what came before the clock was set back, at once', () => {
    const teller = new Teller().until(minutes(60))
    teller.takes(offline('B1', 0, minutes(60))).now = 0
    teller.until(minutes(2))
    expect(teller.told.map(({ news, atSecond }) => [news, atSecond])).toEqual([['bad', 1]])
  })
})

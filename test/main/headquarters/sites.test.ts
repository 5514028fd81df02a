import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Sites } from '../../../src/main/headquarters/sites'
import type { Announcement } from '../../../src/shared/alerts/announcement'
import { openIncident } from '../../../src/shared/alerts/incident'
import { NOTHING_TELLING, noted, type Telling, withTold } from '../../../src/shared/hq/book'
import { writeMessage } from '../../../src/shared/hq/commit-message'
import { writeHeartbeat } from '../../../src/shared/hq/heartbeat'
import { headersOf } from '../../../src/shared/hq/message-head'
import { commitSubject } from '../../../src/shared/hq/subjects'
import type { Incident } from '../../../src/shared/model/incident'
import type { Transition } from '../../../src/shared/model/transition'
import { type Millis, minutes, seconds } from '../../../src/shared/time/millis'
import { type Sent, SentStation } from '../../shared/hq/sent-station'
import type { FakeClock } from '../../support/fake-clock'
import { report } from '../../support/reports'

const BOXES = Array.from({ length: 100 }, (_, n) => `SN-${n}`)

/** A site of a hundred boxes and its headquarters, on one fake clock. */
class SiteDiary {
  readonly station = new SentStation()
  readonly clock: FakeClock = this.station.fleet.clock
  readonly told: Announcement[] = []
  readonly happened: Transition[] = []
  readonly incidents: Incident[] = []
  /** By how much the clock of the site is behind headquarters'. */
  siteBehind = 0
  private readonly here = { now: () => this.clock.now() + this.siteBehind }
  readonly sites = new Sites({
    clock: this.here,
    delay: () => seconds(60),
    onGateways: () => undefined,
    onHappened: (transitions) => this.happened.push(...transitions),
    onIncidents: (changed) => this.incidents.push(...changed),
    onLinks: () => undefined,
    onReports: () => undefined,
    onNews: (fresh) => {
      this.telling = noted(this.telling, fresh, this.here.now())
    },
    log: (line) => {
      throw new Error(line)
    },
  })
  isUp = true
  isEngineUp = true
  /** The store of another station that sends heartbeats by the same key. */
  copied: string | null = null
  private telling: Telling = NOTHING_TELLING
  private sequence = 0
  private sent = 0
  private second = 0

  /** Lives on, the boxes reporting every 20 s but for those that are ill. */
  async lives(length: Millis, ill: readonly string[] = []): Promise<this> {
    for (let passed = 0; passed < length; passed += seconds(5)) {
      await this.station.fleet.waits(seconds(5))
      this.second += 5
      if (this.second % 20 === 0) {
        for (const sn of BOXES) if (!ill.includes(sn)) await this.station.fleet.hears(report({ sn }))
      }
      if (this.isUp && this.isEngineUp) this.forwards()
      if (this.second % 10 === 0 && this.isUp && this.isEngineUp) this.beats()
      this.sites.links.takeProbe(this.isEngineUp)
      this.sites.links.tick()
      this.tells()
    }
    return this
  }

  snapshot(incidents: readonly Incident[]): void {
    for (const one of this.station.snapshot('s1', 1, incidents)) this.take(one)
    this.sent = this.station.commits.length
  }

  state(): string | undefined {
    return this.sites.current.sites.get('east')?.link.state
  }

  /** At most a hundred commits in 5 s, so that catching up takes its time. */
  private forwards(): void {
    const end = Math.min(this.station.commits.length, this.sent + 400)
    if (end === this.sent) return
    this.take(this.station.message('s1', this.sent, end))
    this.sent = end
  }

  private beats(): void {
    const { station } = this
    const [head, forwarded] = [station.position(station.commits.length), station.position(this.sent)]
    const now = this.clock.now()
    const times = { at: now, clock: now, oldestAt: null }
    const beat = { schema: 1, name: 'East', epoch: 'epoch-1', head, forwarded, waiting: 0, ...times } as const
    this.sites.takeHeartbeat('east', writeHeartbeat(beat))
    if (this.copied !== null) {
      const copy = { ...beat, epoch: this.copied, error: 'Two stations send by one key.' }
      this.sites.takeHeartbeat('east', writeHeartbeat(copy))
    }
  }

  private tells(): void {
    const isLive = (site: string) => this.sites.links.isLive(site)
    const { telling, announcements } = withTold(this.telling, isLive, this.sites, false, this.here.now())
    this.telling = telling
    this.told.push(...announcements)
  }

  take({ head, message }: Sent): void {
    const headers = headersOf(head)
    const bytes = deflateRawSync(writeMessage(message))
    this.sequence++
    const place = { sequence: this.sequence, isFresh: true }
    this.sites.takeMessage({ subject: commitSubject('east'), header: (name) => headers[name], bytes, ...place })
  }
}

const kinds = (all: readonly Incident[]): string[] =>
  [...new Set(all.map(({ id, kind }) => `${kind} ${id}`))].map((one) => one.split(' ')[0] ?? '')

describe('headquarters and a site of a hundred boxes', () => {
  test('a link that is down for ten minutes is one incident and no alert of a box', async () => {
    const diary = await new SiteDiary().lives(minutes(3))
    expect(diary.state()).toBe('live')
    diary.isUp = false
    await diary.lives(minutes(10))
    expect(diary.state()).toBe('down')
    expect([...diary.sites.gateways].map(({ presence }) => presence)).toEqual(BOXES.map(() => 'online'))
    const [unheard] = diary.sites.unobservedOf('east', 0, diary.clock.now())
    expect((unheard?.to ?? 0) - (unheard?.from ?? 0)).toBeGreaterThan(minutes(9))
    expect(kinds(diary.incidents)).toEqual(['site-link-down'])
    expect(diary.told.map(({ news, items }) => [news, items.length])).toEqual([['bad', 1]])
    diary.isUp = true
    await diary.lives(minutes(5))
    expect(diary.state()).toBe('live')
    expect(diary.told.map(({ news }) => news)).toEqual(['bad', 'recovery'])
    expect(diary.sites.openIncidents).toEqual([])
    // What was missing has come.
    expect(diary.sites.unobservedOf('east', 0, diary.clock.now())).toEqual([])
  })

  test('boxes that went ill while the link was down are recorded with their times, and told in one digest', async () => {
    const diary = await new SiteDiary().lives(minutes(3))
    diary.isUp = false
    const began = diary.clock.now()
    await diary.lives(minutes(4), ['SN-1', 'SN-2', 'SN-3'])
    await diary.lives(minutes(6))
    diary.happened.length = 0
    const incidents = ['SN-1', 'SN-2', 'SN-3'].map((sn) =>
      incidentOf(sn, began + minutes(1), began + minutes(2), began + minutes(5)),
    )
    const restored = diary.clock.now()
    diary.isUp = true
    noteIncidents(diary, incidents)
    await diary.lives(minutes(4))
    const ill = diary.happened.filter(({ kind, to }) => kind === 'presence' && to === 'offline')
    expect(ill.map(({ gateway }) => gateway).sort()).toEqual(['east/SN-1', 'east/SN-2', 'east/SN-3'])
    for (const { at } of ill) expect(at).toBeLessThan(restored)
    expect(diary.told.filter(({ news }) => news === 'digest').map(({ items }) => items.length)).toEqual([3])
    expect(diary.told.flatMap(({ news, items }) => (news === 'digest' ? [] : items.map(({ kind }) => kind)))).toEqual([
      'site-link-down',
      'site-link-down',
    ])
  })

  test('a station that was copied, and still sends by the same key, is one incident in its words and changes nothing', async () => {
    const diary = new SiteDiary()
    for (const one of new SentStation('copied').snapshot('before')) diary.take(one)
    await diary.lives(minutes(3))
    diary.copied = 'copied'
    await diary.lives(minutes(5))
    expect(diary.state()).toBe('refused')
    expect(diary.sites.links.hasUnread()).toBe(false)
    expect([...diary.sites.gateways].map(({ presence }) => presence)).toEqual(BOXES.map(() => 'online'))
    expect(diary.told.map(({ news, items }) => [news, items.length])).toEqual([['bad', 1]])
    expect(diary.incidents.at(-1)).toMatchObject({ kind: 'site-refused', detail: 'Two stations send by one key.' })
    diary.copied = null
    await diary.lives(minutes(5))
    expect(diary.state()).toBe('live')
    expect(diary.told.map(({ news }) => news)).toEqual(['bad', 'recovery'])
  })

  test('what a site tells whose clock is an hour off is news, and no digest of the past', async () => {
    for (const behind of [minutes(60), minutes(-60)]) {
      const diary = new SiteDiary()
      diary.siteBehind = behind
      await diary.lives(minutes(3))
      const now = diary.clock.now()
      await diary.station.fleet.hears(report({ sn: 'SN-1' }))
      noteIncidents(diary, [incidentOf('SN-1', now - minutes(2), now - minutes(1), now)])
      await diary.lives(minutes(2))
      expect(diary.state()).toBe('live')
      expect(diary.told.map(({ news, items }) => [news, items.map(({ kind }) => kind)])).toEqual([
        ['recovery', ['gateway-offline']],
      ])
    }
  })

  test('an engine that does not answer is one incident, and none of a site or a box', async () => {
    const diary = await new SiteDiary().lives(minutes(3))
    diary.isEngineUp = false
    await diary.lives(minutes(10))
    expect(diary.state()).toBe('unknown')
    expect(kinds(diary.incidents)).toEqual(['engine-unreachable'])
    diary.isEngineUp = true
    await diary.lives(minutes(5))
    expect(diary.told.map(({ news, items }) => `${news} ${items.map(({ kind }) => kind).join()}`)).toEqual([
      'bad engine-unreachable',
      'recovery engine-unreachable',
    ])
    expect(diary.state()).toBe('live')
  })
})

/** As the site had it: told, and over. */
function incidentOf(sn: string, openedAt: Millis, badAt: Millis, overAt: Millis): Incident {
  const about = { subject: `presence:${sn}`, kind: 'gateway-offline', gateway: sn, gatewayName: sn } as const
  const open = openIncident({ ...about, device: null, deviceName: null, detail: null }, 'bad', openedAt)
  const ledger = { ...open.ledger, badAt, recoveryAt: overAt }
  return { ...open, condition: 'good', changedAt: overAt, closedAt: overAt, closeCause: 'recovered', ledger }
}

/** The next commit of the site tells of them. */
function noteIncidents({ station }: SiteDiary, changed: readonly Incident[]): void {
  const last = station.commits.pop()
  if (last === undefined) throw new Error('the station has kept nothing')
  station.commits.push({ ...last, facts: [...last.facts, { incidents: { all: false, changed, gone: [] } }] })
}

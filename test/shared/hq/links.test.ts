import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { behindBy, clockOffOf } from '../../../src/shared/hq/link'
import { dueNews } from '../../../src/shared/hq/link-news'
import { afterBreak, NO_LINKS, withSite } from '../../../src/shared/hq/links'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { LinkDiary } from './link-diary'

const lived = () => new LinkDiary().hears('north').until(seconds(60))

describe('the link to a site', () => {
  test('is live while it is heard and all is here', () => {
    expect(lived().state('north')).toBe('live')
    expect(lived().told()).toEqual([])
  })

  test('is live while what it has more is only on its way', () => {
    const diary = lived().grows('north').until(seconds(62)).takesIn('north').until(seconds(80))
    expect(diary.state('north')).toBe('live')
  })

  test('is down since the last sign of it, once the engine answered after thirty seconds without one', () => {
    const diary = lived().cut('north').until(seconds(90))
    expect(diary.state('north')).toBe('live')
    diary.until(seconds(96))
    expect(diary.state('north')).toBe('down')
    expect(diary.since('north')).toBe(seconds(60))
  })

  test('down for ten minutes is one incident, whatever was open at the site', () => {
    const diary = lived().cut('north').until(minutes(11)).restore('north').until(minutes(14))
    expect(diary.told()).toEqual(['60 site-link-down closed 670'])
  })

  test('is catching up from its first heartbeat after a cut until all is here', () => {
    const diary = lived()
      .cut('north')
      .grows('north', 100)
      .until(minutes(11))
      .restore('north')
      .until(minutes(11) + seconds(10))
    expect(diary.state('north')).toBe('catching-up')
    diary.takesIn('north', 50, false).until(minutes(11) + seconds(15))
    expect(diary.state('north')).toBe('catching-up')
    diary.takesIn('north').until(minutes(11) + seconds(16))
    expect(diary.state('north')).toBe('live')
  })

  test('tells how far it lies behind by the clock of the site', () => {
    const diary = lived()
      .takesIn('north')
      .cut('north')
      .grows('north')
      .until(minutes(61))
      .restore('north')
      .until(minutes(62))
    const linked = diary.links.sites.get('north')
    expect(linked && behindBy(linked.link)).toBe(minutes(61))
  })

  test('that comes and goes stays one incident', () => {
    const diary = lived()
    for (let n = 0; n < 5; n++) {
      diary
        .cut('north')
        .until(diary.now + seconds(60))
        .restore('north')
        .until(diary.now + seconds(40))
    }
    diary.until(diary.now + minutes(2))
    expect(diary.told()).toEqual(['60 site-link-down closed 530'])
  })

  test('is refused when it is heard, has more, and nothing of it comes; with its own words', () => {
    const diary = lived().grows('north')
    diary.site('north').error = 'Permissions Violation for Publish'
    diary.until(seconds(140))
    expect(diary.state('north')).toBe('refused')
    expect(diary.told()).toEqual(['70 site-refused bad'])
    expect(diary.incidents.at(-1)?.detail).toBe('Permissions Violation for Publish')
  })

  test('that is slow is catching up and not refused', () => {
    const diary = lived().grows('north', 1000)
    for (let n = 1; n <= 20; n++) diary.until(diary.now + seconds(30)).takesIn('north', n, false)
    expect(diary.state('north')).toBe('catching-up')
    expect(diary.told()).toEqual([])
  })

  test('is not refused while the engine has what it sent and headquarters does not read it', () => {
    const diary = lived().grows('north')
    diary.site('north').sent = 1
    diary.until(minutes(4))
    expect(diary.state('north')).toBe('catching-up')
  })

  test('of two stations with one key is an incident in the words of the one that stopped, until that one is gone', () => {
    const diary = lived()
    diary.site('north').rival = 'Two stations send by one key.'
    diary.until(seconds(90))
    expect(diary.state('north')).toBe('live')
    for (let n = 0; n < 20; n++)
      diary
        .grows('north')
        .takesIn('north')
        .until(diary.now + seconds(5))
    expect(diary.state('north')).toBe('refused')
    expect(diary.told()).toEqual(['70 site-refused bad'])
    expect(diary.incidents.at(-1)?.detail).toBe('Two stations send by one key.')
    diary.site('north').rival = null
    diary.until(minutes(7))
    expect(diary.state('north')).toBe('live')
    expect(diary.told()).toEqual([expect.stringMatching(/^70 site-refused closed/)])
  })

  test('is refused, and not down, where only the station is heard that is not listened to', () => {
    const diary = lived().cut('north')
    diary.site('north').rival = 'Two stations send by one key.'
    expect(diary.until(minutes(5)).state('north')).toBe('refused')
  })

  test('tells by how much the clock of the site is off, from two minutes on', () => {
    const diary = lived()
    const off = () => {
      const linked = diary.until(diary.now + seconds(20)).links.sites.get('north')
      return linked && clockOffOf(linked.link)
    }
    for (const [clockOff, told] of [
      [seconds(90), 0],
      [minutes(-60), minutes(-60)],
      [minutes(60) + seconds(3), minutes(60)],
    ] as const) {
      diary.site('north').clockOff = clockOff
      expect(off()).toBe(told)
      expect(diary.state('north')).toBe('live')
    }
  })

  test('that was never heard is down since headquarters listens', () => {
    const diary = new LinkDiary()
    diary.cut('north').takesIn('north', 0, false).until(seconds(50))
    expect(diary.state('north')).toBe('down')
    expect(diary.since('north')).toBe(0)
  })
})

describe('the engine', () => {
  const ids = Array.from({ length: 20 }, (_, n) => `site-${n}`)

  test('out of reach is one incident of its own and none of any site', () => {
    const diary = new LinkDiary().hears(...ids).until(seconds(60))
    diary.isEngineUp = false
    diary.until(minutes(10))
    expect(diary.told()).toEqual(['60 engine-unreachable bad'])
    expect(ids.map((id) => diary.state(id))).toEqual(ids.map(() => 'unknown'))
    diary.isEngineUp = true
    diary.until(minutes(13))
    expect(diary.told()).toEqual(['60 engine-unreachable closed 605'])
    expect(ids.map((id) => diary.state(id))).toEqual(ids.map(() => 'live'))
  })

  test('back again, it gives everybody the same grace before a site counts as down', () => {
    const diary = new LinkDiary().hears('north', 'south').until(seconds(60))
    diary.isEngineUp = false
    diary.cut('south').until(minutes(5))
    diary.isEngineUp = true
    diary.until(minutes(5) + seconds(30))
    expect(diary.state('south')).not.toBe('down')
    diary.until(minutes(5) + seconds(45))
    expect(diary.state('south')).toBe('down')
    expect(diary.told()).toEqual(['60 engine-unreachable good', '60 site-link-down bad'])
  })

  test('silent for an election is no news', () => {
    const diary = new LinkDiary().hears('north').until(seconds(60))
    diary.isEngineUp = false
    diary.until(seconds(72))
    diary.isEngineUp = true
    diary.until(minutes(5))
    expect(diary.told()).toEqual([])
  })
})

test('whatever happens, a site has one incident at most, the silence of the engine makes none, and quiet ends all', () => {
  const deed = fc.oneof(
    fc.record({ kind: fc.constantFrom('cut', 'restore', 'grow', 'take'), site: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ kind: fc.constantFrom('engine-off', 'engine-on'), site: fc.constant('') }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), deed), { maxLength: 25 }), (deeds) => {
      const diary = new LinkDiary().hears('a', 'b', 'c')
      for (const [wait, { kind, site }] of deeds) {
        diary.until(diary.now + seconds(wait))
        if (kind === 'cut') diary.cut(site)
        if (kind === 'restore') diary.restore(site)
        if (kind === 'grow') diary.grows(site)
        if (kind === 'take' && diary.isEngineUp) diary.takesIn(site)
        if (kind === 'engine-off') diary.isEngineUp = false
        if (kind === 'engine-on') diary.isEngineUp = true
        const open = [...diary.links.sites.values()].filter(({ incident }) => incident !== null)
        expect(open.length).toBeLessThanOrEqual(3)
        if (diary.links.engineIncident?.condition === 'bad') {
          expect([...diary.links.sites.values()].every(({ link }) => link.state === 'unknown')).toBe(true)
        }
      }
      diary.isEngineUp = true
      for (const id of ['a', 'b', 'c']) diary.restore(id).takesIn(id)
      diary.until(diary.now + minutes(3))
      expect(diary.told().filter((one) => !one.includes('closed'))).toEqual([])
      expect([...diary.links.sites.values()].map(({ link }) => link.state)).toEqual(['live', 'live', 'live'])
    }),
    { numRuns: 60 },
  )
})

test('an engine that has lost what it had is told once, until the sites have had time to send it again', () => {
  const diary = new LinkDiary().hears('north').until(seconds(60)).falls().until(seconds(300))
  expect(diary.told()).toEqual(['60 engine-fell closed 120'])
})

describe('a clock that was set back', () => {
  test('is waited for by nobody: neither by who is held up, nor by what was heard of before', () => {
    const diary = lived().grows('north').until(seconds(100))
    diary.links = afterBreak(diary.links, seconds(20))
    diary.now = seconds(20)
    expect(diary.until(seconds(85)).state('north')).toBe('refused')

    const begun = new LinkDiary()
    begun.links = withSite(
      NO_LINKS,
      'north',
      { name: 'North', knownUntil: null, heardAt: minutes(90), incident: null },
      0,
    )
    expect(begun.until(minutes(1)).state('north')).toBe('down')
    const before = { ...begun.links, engineIncident: null }
    expect(dueNews(before, seconds(60), -minutes(30)).news).toHaveLength(1)
  })
})

import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { askedEvents } from '../../../src/main/headquarters/asked-events'
import { EarlierDays } from '../../../src/main/headquarters/earlier-days'
import { EarlierEvents } from '../../../src/main/headquarters/earlier-events'
import { SiteHistory } from '../../../src/main/headquarters/site-history'
import { ToldDays } from '../../../src/main/headquarters/told-days'
import { HeadquartersEvents } from '../../../src/main/headquarters-events'
import { happenedPage } from '../../../src/main/hq/happened-pages'
import { writeMessage } from '../../../src/shared/hq/commit-message'
import { writeHappenedPage } from '../../../src/shared/hq/happened-page'
import type { Gap } from '../../../src/shared/hq/progress'
import { qualifiedTransition } from '../../../src/shared/hq/qualified'
import { dayIndexSubject, happenedSubject } from '../../../src/shared/hq/subjects'
import type { Transition } from '../../../src/shared/model/transition'
import { days, hours, type Millis, minutes } from '../../../src/shared/time/millis'
import { MemoryStorage } from '../../support/memory-storage'
import { tempFolder } from '../../support/temp-folder'
import { foundOffline } from '../../support/transitions'

/** 2026-11-22, 09:00 UTC; the site was paired the day before, at 06:00. */
const NOW = Date.UTC(2026, 10, 22, 9)
const PAIRED = NOW - days(1) - hours(3)
const dayOf = (at: Millis) => new Date(at).toISOString().slice(0, 10)

/** The servers with what sites sealed, and a headquarters that looks at it. */
async function world() {
  const there = new Map<string, Uint8Array>()
  const asked: string[] = []
  const said: string[] = []
  const recorded: string[] = []
  const questions: string[] = []
  const state = {
    isUp: true,
    folder: await tempFolder(),
    away: new Set<string>(),
    gap: null as Gap | null,
    onAnswer: () => {},
  }
  /** What each site has itself. */
  const own = { east: new MemoryStorage(), west: new MemoryStorage() }
  const storage = new MemoryStorage()
  const link = {
    async part(subject: string) {
      asked.push(subject)
      if (!state.isUp) throw new Error('timeout')
      return there.get(subject) ?? null
    },
    async ask(site: string, request: unknown) {
      questions.push(site)
      if (state.away.has(site)) throw new Error('timeout')
      // So little goes into an answer that there are several.
      const page = await happenedPage(own[site as 'east'], request as never, 600)
      state.onAnswer()
      return new TextEncoder().encode(writeHappenedPage(page))
    },
    close: async () => undefined,
  }
  const log = (line: string) => said.push(line)
  const told = new ToldDays(state.folder, log)
  await told.open()
  const earlier = new EarlierDays({
    ...{ told, log, events: new EarlierEvents(link, new SiteHistory(link, log), log) },
    asked: (site, range) => askedEvents(link, site, range),
    gapsOf: (site) => (site === 'east' && state.gap !== null ? [state.gap] : []),
    known: async (some) => {
      const ids = some.map(({ id }) => id)
      return new Set((await storage.transitions({ ids, limit: ids.length })).map(({ id }) => id))
    },
    record: async (transitions) => {
      recorded.push(...transitions.map(({ id }) => id))
      await storage.commit({ at: NOW, gateways: [], removed: [], transitions })
    },
    oldest: () => NOW - days(30),
  })
  const events = new HeadquartersEvents({ own: storage, earlier, sites: () => ['east', 'west'], now: () => NOW })
  const seals = (site: string, day: string, parts: readonly (readonly unknown[])[], signature = 'one') => {
    for (const [n, transitions] of parts.entries()) {
      const message = { schema: 1, kind: 'past', identities: [], reports: [], transitions } as never
      there.set(happenedSubject(site, n, day), deflateRawSync(writeMessage(message)))
    }
    const index = { schema: 1, day, signature, boxes: [], happened: parts.length, omitted: 0 }
    there.set(dayIndexSubject(site, day), deflateRawSync(JSON.stringify(index)))
  }
  return { there, asked, questions, own, said, recorded, state, storage, told, earlier, events, seals }
}

const away = (day: number, n = 0): Transition => foundOffline(`SN-${n}`, NOW - days(day) + n)
const called = (site: string, ...all: readonly Transition[]) => all.map((one) => qualifiedTransition(site, one).id)

test('what happened before the pairing is there for who looks that far back, and nobody reads farther', async () => {
  const { asked, events, seals, told } = await world()
  told.note('east', PAIRED)
  told.note('west', PAIRED)
  seals('east', dayOf(NOW - days(3)), [[away(3)], [away(3, 1)]])
  seals('east', dayOf(NOW - days(5)), [[away(5)]])
  // The last day needs nothing of it.
  expect(await events.transitions({ from: NOW - hours(8), limit: 10 })).toEqual([])
  expect(asked).toEqual([])
  const [newest] = await events.transitions({ limit: 1 })
  expect(newest?.id).toBe(called('east', away(3, 1))[0])
  expect(asked.some((subject) => subject.includes(dayOf(NOW - days(5))))).toBe(false)
  const all = await events.transitions({ limit: 10 })
  expect(all.map(({ id }) => id)).toEqual(called('east', away(3, 1), away(3), away(5)))
  const counts = await events.countTransitions({ from: NOW - days(7), to: NOW, bins: 7 })
  expect(counts.bad.reduce((a, b) => a + b, 0)).toBe(3)
  // Whoever looks again reads nothing again.
  const before = asked.length
  await events.transitions({ limit: 10 })
  expect(asked.length).toBe(before)
})

test('what came live is not recorded again; a restart remembers which days were brought', async () => {
  const { asked, events, recorded, seals, storage, told, state } = await world()
  told.note('east', PAIRED)
  told.note('west', PAIRED)
  const [live, earlier] = [away(1, 1), foundOffline('SN-0', PAIRED - hours(2))]
  await storage.commit({ at: NOW, gateways: [], removed: [], transitions: [qualifiedTransition('east', live)] })
  seals('east', dayOf(PAIRED), [[live, earlier]])
  expect(await events.transitions({ limit: 10 })).toHaveLength(2)
  expect(recorded).toEqual(called('east', earlier))

  const again = new ToldDays(state.folder, () => undefined)
  await told.keep()
  await again.open()
  expect(again.signatureOf('east', dayOf(PAIRED))).toBe('one')
  expect(again.knownFrom('east')).toBe(Date.parse(dayOf(PAIRED)))
  expect(asked.filter((subject) => subject.includes('.e0.'))).toHaveLength(1)
})

test('of the day of the pairing, and of days that are still on their way, the site tells itself, once', async () => {
  const { asked, questions, own, events, told, recorded } = await world()
  const before = [1, 2, 3, 4, 5].map((n) => foundOffline(`SN-${n}`, PAIRED - minutes(n)))
  const muted = { ...foundOffline('SN-9', PAIRED - minutes(9)), kind: 'mute' } as Transition
  const [older, oldest] = [away(2), away(6)]
  await own.east.commit({ at: NOW, gateways: [], removed: [], transitions: [...before, muted, older, oldest] })
  told.note('east', PAIRED)
  told.note('west', PAIRED)
  const day = { from: Date.parse(dayOf(PAIRED)), to: NOW, limit: 10 }
  expect((await events.transitions(day)).map(({ id }) => id)).toEqual(called('east', ...before))
  expect(recorded.toSorted()).toEqual(called('east', ...before, muted).toSorted())
  expect(questions.filter((site) => site === 'east').length).toBeGreaterThan(2)
  // From then on that day is known from its beginning, also after a restart, and nobody is asked again.
  expect(told.sinceOf('east')).toBe(day.from)
  const count = questions.length
  await events.transitions(day)
  expect(questions.length).toBe(count)
  // What lies before it, too, though one day in between says nothing.
  expect((await events.transitions({ limit: 10 })).map(({ id }) => id)).toEqual(
    called('east', ...before, older, oldest),
  )
  expect(asked.length).toBeGreaterThan(0)
  expect(told.sinceOf('east')).toBe(Date.parse(dayOf(NOW - days(2))))

  // Of a site that is away it is said of that day; of all that it may have had before nobody can say anything.
  const other = await world()
  other.told.note('east', PAIRED)
  other.told.note('west', PAIRED)
  other.state.away.add('east')
  expect(await other.events.transitions({ limit: 10 })).toEqual([])
  expect(other.events.lacking(0, NOW).missing).toEqual(['east'])
  expect(other.events.lacking(0, Date.parse(dayOf(PAIRED))).missing).toEqual([])
})

test('what was missed today is asked of the site as well, and said to be missing where it does not answer', async () => {
  const { own, events, told, state } = await world()
  const missed = foundOffline('SN-1', NOW - hours(2))
  await own.east.commit({ at: NOW, gateways: [], removed: [], transitions: [missed] })
  told.note('east', PAIRED - days(20))
  told.note('west', PAIRED - days(20))
  const today = { from: Date.parse(dayOf(NOW)), to: NOW, limit: 10 }
  expect(await events.transitions(today)).toEqual([])
  state.gap = { from: NOW - hours(3), to: NOW - hours(1) }
  expect((await events.transitions(today)).map(({ id }) => id)).toEqual(called('east', missed))
  // The same again, a while later: it does not wait for the hour for which the day was asked.
  const again = foundOffline('SN-2', NOW - minutes(20))
  await own.east.commit({ at: NOW, gateways: [], removed: [], transitions: [again] })
  state.gap = { from: NOW - minutes(30), to: NOW - minutes(10) }
  expect((await events.transitions(today)).map(({ id }) => id)).toEqual(called('east', again, missed))
  // Nor does what is missed while the site answers.
  const meanwhile = foundOffline('SN-3', NOW - minutes(5))
  state.onAnswer = () => {
    state.gap = { from: NOW - minutes(6), to: NOW - minutes(4) }
    state.onAnswer = () => undefined
  }
  state.gap = { from: NOW - minutes(9), to: NOW - minutes(8) }
  await events.transitions(today)
  await own.east.commit({ at: NOW, gateways: [], removed: [], transitions: [meanwhile] })
  expect((await events.transitions(today)).map(({ id }) => id)).toEqual(called('east', meanwhile, again, missed))
  const other = await world()
  other.told.note('east', PAIRED - days(20))
  other.told.note('west', PAIRED - days(20))
  other.state.gap = state.gap
  other.state.away.add('east')
  expect(await other.events.transitions(today)).toEqual([])
  expect(other.events.lacking(today.from, today.to).missing).toEqual(['east'])
})

test('servers that do not answer are waited for once; damage is missing, and said, and the rest is there', async () => {
  const { asked, said, state, events, seals, told } = await world()
  told.note('east', PAIRED)
  told.note('west', PAIRED)
  seals('east', dayOf(NOW - days(3)), [[away(3)]])
  state.isUp = false
  expect(await events.transitions({ limit: 10 })).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(2)
  expect(events.lacking(0, NOW)).toEqual({ isComing: false, missing: ['east', 'west'] })
  expect(events.lacking(NOW - hours(1), NOW).missing).toEqual([])
  expect(said).toHaveLength(1)

  const other = await world()
  other.told.note('east', PAIRED)
  other.told.note('west', PAIRED)
  other.seals('east', dayOf(NOW - days(2)), [[away(2)], [away(2, 1)]])
  other.there.set(happenedSubject('east', 1, dayOf(NOW - days(2))), new TextEncoder().encode('no parcel'))
  const strange = [{ ...away(4), at: NOW }, { ...away(4), kind: 'unheard-of' }, null, away(4, 3)]
  other.seals('east', dayOf(NOW - days(4)), [strange])
  expect((await other.events.transitions({ limit: 10 })).map(({ id }) => id)).toEqual(
    called('east', away(2), away(4, 3)),
  )
  expect(other.events.lacking(0, NOW).missing).toEqual(['east'])
  expect(other.said.some((line) => line.includes('are no events of that day'))).toBe(true)
})

test('who looks at all that ever was is told what could not be had without a look at each day since 1970', async () => {
  const { earlier } = await world()
  const begun = process.cpuUsage()
  for (let n = 0; n < 300; n++) expect(earlier.missingOf('east', 0, NOW)).toBe(false)
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(1000)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { availabilityOf, type Figures, figuresOf, meanRecovery } from '../../../src/shared/availability/figures'
import { type Present, Timeline } from '../../../src/shared/availability/timeline'
import { deviceVerdicts, gatewayVerdicts } from '../../../src/shared/availability/verdicts'
import { LivedDays, type Seen } from '../../support/lived-days'

/** By subject: the figures that the rules make of the transitions. */
function byRules(days: LivedDays, from: number, to: number, leaveOutMuted: boolean): Map<string, Figures> {
  const figures = new Map<string, Figures>()
  for (const { gateway, left } of presentsOf(days, from)) {
    const timeline = new Timeline(from, to, left)
    const facts = days.transitions.filter((fact) => fact.gateway === gateway.id && fact.at >= from)
    for (const fact of facts.toSorted((a, b) => a.at - b.at)) timeline.note(fact)
    const isMuted = gateway.edits.mute !== null && days.fleet.gateways.get(gateway.id) === gateway
    const { presence, devices, muted } = timeline.standings({ gateway, isMuted })
    figures.set(gateway.id, figuresOf(gatewayVerdicts(presence, from, to), muted, leaveOutMuted))
    for (const [id, { turns }] of devices) {
      figures.set(
        `${gateway.id}/${id}`,
        figuresOf(deviceVerdicts(turns, gatewayVerdicts(presence, from, to), from, to), muted, leaveOutMuted),
      )
    }
  }
  return figures
}

/** The boxes in the fleet, and those that were taken out of it since `from`. */
function presentsOf({ fleet, bin }: LivedDays, from: number): Pick<Present, 'gateway' | 'left'>[] {
  const leftOf = (id: string) => {
    const resting = bin.get(id)
    return resting === undefined ? undefined : { at: resting.removed.at, presence: resting.presence }
  }
  const resting = [...bin.values()].filter(
    ({ removed }) => removed.at > from && fleet.gateways.get(removed.id) === undefined,
  )
  return [...fleet.gateways, ...resting.map((one) => ({ ...one, id: one.removed.id }))].map((gateway) => ({
    gateway,
    left: leftOf(gateway.id),
  }))
}

/** The same by counting seconds. */
function byCounting(seen: readonly Seen[], quiet: readonly boolean[], first: number, end: number, leaveOut: boolean) {
  const count = { up: 0, down: 0, unknown: 0, unobserved: 0 }
  const outages: { seconds: number; ended: boolean }[] = []
  let muted = 0
  for (let second = first; second < end; second++) {
    const isQuiet = quiet[second] === true
    const state = seen[second] ?? 'unobserved'
    if (isQuiet && state !== 'unobserved') muted++
    const counted = isQuiet && leaveOut ? 'unobserved' : state
    count[counted]++
    const last = outages.at(-1)
    if (counted === 'down' && (last === undefined || last.ended)) outages.push({ seconds: 1, ended: false })
    else if (counted === 'down' && last !== undefined) last.seconds++
    else if (counted === 'up' && last !== undefined) last.ended = true
  }
  const ended = outages.filter((outage) => outage.ended)
  return {
    ...count,
    observed: count.up + count.down + count.unknown,
    muted,
    incidents: outages.length,
    longestOutage: outages.reduce((most, { seconds }) => Math.max(most, seconds), 0),
    recovered: ended.length,
    recoveryTime: ended.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

function compare(days: LivedDays, first: number, end: number, leaveOut: boolean): number {
  const [from, to] = [days.from + first * 1000, days.from + end * 1000]
  const figures = byRules(days, from, to, leaveOut)
  for (const [subject, seen] of days.seen) {
    const quiet = days.quiet.get(subject.split('/')[0] ?? '') ?? []
    const counted = byCounting(seen, quiet, first, end, leaveOut)
    // Who was not there at all in the range may be left out of the account.
    const account = figures.get(subject) ?? byCounting([], [], first, end, leaveOut)
    expect({ subject, ...account }).toEqual({ subject, ...counted })
    expect(account.observed + account.unobserved).toBe(end - first)
  }
  return [...figures.values()].reduce((sum, { incidents }) => sum + incidents, 0)
}

test('30 days with sleeps, restarts, mutes, removals and devices that come and go: equal to the second', () => {
  const days = new LivedDays(30 * 86_400, 7, 3600)
  const kinds = new Set(days.transitions.map(({ kind }) => kind))
  for (const kind of ['device-appeared', 'device-removed', 'device-status', 'mute', 'presence', 'removal']) {
    expect(kinds).toContain(kind)
  }
  const states = new Set(days.transitions.map(({ to }) => to))
  for (const state of ['late', 'offline', 'unobserved', 'missing', 'muted']) expect(states).toContain(state)
  expect(compare(days, 0, days.seconds, false)).toBeGreaterThan(100)
  compare(days, 86_400 * 3 + 1234, 86_400 * 17 + 77, false)
  compare(days, 0, days.seconds, true)
}, 120_000)

test('any history, any range: equal to the second', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.constantFrom(120, 400, 1500),
      fc.nat(7000),
      fc.integer({ min: 1, max: 7200 }),
      fc.boolean(),
      (seed, calm, first, length, leaveOut) => {
        const days = new LivedDays(7200, seed, calm)
        compare(days, first, Math.min(first + length, 7200), leaveOut)
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

test('where nobody could say there is no percentage, and no mean without a recovery', () => {
  expect(availabilityOf({ up: 0, down: 0 })).toBeNull()
  expect(availabilityOf({ up: 1, down: 3 })).toBe(25)
  expect(meanRecovery({ recovered: 0, recoveryTime: 0 })).toBeNull()
  expect(meanRecovery({ recovered: 2, recoveryTime: 30 })).toBe(15)
})

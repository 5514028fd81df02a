import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyReport } from '../../../src/shared/fleet/apply-report'
import { fleetOf } from '../../../src/shared/fleet/fleet'
import { valuesOfRow } from '../../../src/shared/history/chunk'
import { GatewayReplay } from '../../../src/shared/history/gateway-replay'
import type { ReportRecord } from '../../../src/shared/history/record'
import { splitRecord } from '../../../src/shared/history/row'
import { type SiteMessage, writeMessage } from '../../../src/shared/hq/commit-message'
import { headersOf, type MessageHead, messageId, readHead } from '../../../src/shared/hq/message-head'
import { readMessage } from '../../../src/shared/hq/read-message'
import type { Transition } from '../../../src/shared/model/transition'
import { anyRecord } from '../../support/records'

const AT = 1_790_000_000_000
const HERE = `${AT}-0123abcd:4711`

/** A station's words about these reports: the reports themselves, and what became of the fleet. */
function told(records: readonly ReportRecord[]) {
  let fleet = fleetOf([], AT, 20_000)
  const transitions: Transition[] = []
  for (const { report, at, from, path } of records) {
    const step = applyReport(fleet, { report, at, from, path })
    fleet = step.fleet
    transitions.push(...step.transitions)
  }
  const rows = records.map((record, index) => {
    const { identity, row } = splitRecord(record)
    return {
      name: `n${index}`,
      identity,
      row: [record.gateway, null, ...valuesOfRow({ ...row, identity: `n${index}` })] as const,
    }
  })
  const commits: SiteMessage = {
    schema: 1,
    kind: 'commits',
    identities: rows.map(({ name, identity }, index) => [records[index]?.gateway ?? '', name, identity]),
    commits: [{ position: HERE, at: AT, facts: [...rows.map(({ row }) => ({ report: row })), { transitions }] }],
  }
  const snapshot: SiteMessage = {
    schema: 1,
    kind: 'snapshot',
    part: 1,
    of: 1,
    gateways: [...fleet.gateways],
    incidents: [],
  }
  return { commits, snapshot }
}

const anyStory = fc.array(anyRecord(['SN-1', 'auth:7']), { minLength: 1, maxLength: 4 }).map(told)

describe('a message', () => {
  test('comes through as the station wrote it, to the last field', () => {
    fc.assert(
      fc.property(anyStory, ({ commits, snapshot }) => {
        for (const message of [commits, snapshot]) {
          const text = writeMessage(message)
          const read = readMessage(text)
          expect(read.ok ? null : read.problem.message).toBeNull()
          if (read.ok) expect(read.value).toEqual(JSON.parse(text))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('that was spoiled anywhere is refused with its field, or can be folded', () => {
    const spoiled = fc.constantFrom<unknown>(null, -1, 1e300, '', 'x', [], {}, [[[]]], true, { length: 3 })
    fc.assert(
      fc.property(anyStory, spoiled, fc.nat(), ({ commits, snapshot }, value, where) => {
        for (const message of [commits, snapshot]) {
          const read = readMessage(JSON.stringify(withSpoiled(JSON.parse(writeMessage(message)), where, value)))
          if (read.ok) expect(() => fold(read.value)).not.toThrow()
          else expect(read.problem.message).toMatch(/./)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('is refused whatever else it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readMessage(text).ok).toBe(false)
      }),
    )
    expect(readMessage('['.repeat(1_000_000)).ok).toBe(false)
    expect(readMessage(`${'['.repeat(5_000)}${']'.repeat(5_000)}`).ok).toBe(false)
  })

  test('of a newer kind says that headquarters is to be updated', () => {
    const read = readMessage('{"schema":2,"kind":"commits"}')
    expect(read).toMatchObject({ ok: false, problem: { field: 'schema', message: expect.stringMatching(/update/) } })
  })

  test.each([
    ['infinite numbers', '{"schema":1,"kind":"gap","from":1e999,"to":5}'],
    ['times that no Date has', '{"schema":1,"kind":"gap","from":9e15,"to":9e15}'],
    ['a part beyond the last', '{"schema":1,"kind":"snapshot","part":3,"of":2,"gateways":[]}'],
    [
      'a position that is none',
      '{"schema":1,"kind":"commits","identities":[],"commits":[{"position":"x","at":1,"facts":[]}]}',
    ],
  ])('is refused with %s', (_, text) => {
    expect(readMessage(text).ok).toBe(false)
  })

  test('brings none of what it should not know', () => {
    const text =
      '{"schema":1,"kind":"commits","identities":[],"commits":[{"position":"%","at":1,"facts":[{"settings":{"a":1},"body":"x","__proto__":{"y":1}}]}]}'
    const read = readMessage(text.replace('%', HERE))
    expect(read).toEqual({
      ok: true,
      value: { schema: 1, kind: 'commits', identities: [], commits: [{ position: HERE, at: 1, facts: [{}] }] },
    })
  })
})

describe('the head of a message', () => {
  const head: MessageHead = {
    kind: 'commits',
    epoch: 'e-1',
    session: 's_2',
    from: `${AT}-0123abcd:0`,
    commit: HERE,
    lastAt: AT,
    owesSnapshot: true,
    past: '12',
    check: 'Ab-_9',
  }

  test('comes through', () => {
    const headers = headersOf(head)
    expect(readHead((name) => headers[name])).toEqual({ ok: true, value: head })
    const bare = { ...head, owesSnapshot: false, past: null, check: null }
    expect(readHead((name) => headersOf(bare)[name] ?? '')).toEqual({ ok: true, value: bare })
  })

  test('is refused where a header is missing or wrong, with its name', () => {
    for (const name of ['Fw-Schema', 'Fw-Kind', 'Fw-Epoch', 'Fw-Session', 'Fw-From', 'Fw-Commit', 'Fw-Last-At']) {
      for (const value of ['', 'a b', '-1:', 'x'.repeat(5000)]) {
        const read = readHead((each) => (each === name ? value : headersOf(head)[each]))
        expect(read, name).toMatchObject({ ok: false, problem: { field: name } })
      }
    }
  })

  test('names the message by where it ends', () => {
    expect(messageId('east', head, null)).toBe(`east:e-1:${HERE}`)
    expect(messageId('east', head, 's1')).toBe(`east:e-1:${HERE}:s1`)
  })
})

function fold(message: SiteMessage): void {
  if (message.kind === 'snapshot') new GatewayReplay(message.gateways)
  if (message.kind !== 'commits') return
  const replay = new GatewayReplay([], message.identities)
  for (const { at, facts } of message.commits) {
    new Date(at).toISOString()
    for (const { report, gateways = [], transitions = [] } of facts) {
      if (report !== undefined) new Date(replay.applyRow(report)?.report.at ?? 0).toISOString()
      for (const gateway of gateways) replay.put(gateway)
      for (const transition of transitions) new Date(transition.at).toISOString()
    }
  }
}

/** The `where`-th value in it, counted through, is another. */
function withSpoiled(document: unknown, where: number, value: unknown): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = []
  const walk = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return
    for (const [key, held] of Object.entries(holder)) {
      places.push({ holder: holder as Record<string, unknown>, key })
      walk(held)
    }
  }
  walk(document)
  const place = places[where % places.length]
  if (place !== undefined) place.holder[place.key] = value
  return document
}

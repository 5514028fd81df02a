import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginForwarding, type Forwarding } from '../../../src/shared/hq/forwarding'
import { type Action, type Input, nextAction, takeInput } from '../../../src/shared/hq/forwarding-steps'
import type { LastMessage } from '../../../src/shared/hq/last-message'
import { days, minutes, seconds } from '../../../src/shared/time/millis'

const NOW = Date.UTC(2026, 10, 22, 9)
const own = { epoch: 'mine', session: 'now', since: '1790000000000-0123abcd:100', known: null }
const at = (offset: number) => `1790000000000-0123abcd:${offset}`

const last = (sequence: number, part: Partial<LastMessage> = {}): LastMessage => ({
  sequence,
  epoch: 'mine',
  session: 'before',
  commit: at(sequence * 100),
  lastAt: NOW,
  owesSnapshot: false,
  past: null,
  check: 'c',
  ...part,
})

const following = (inputs: readonly Input[], state: Forwarding = beginForwarding(own)): Forwarding =>
  inputs.reduce((before, input) => takeInput(before, input, NOW), state)

const CONNECTED: Input = { kind: 'connected' }
const heard = (message: LastMessage | null): Input => ({ kind: 'last', last: message })
const acknowledged = (sequence: number): Input => ({
  kind: 'acknowledged',
  startedAt: NOW,
  reports: 1,
  hasMore: false,
  cursor: { position: at(sequence * 100), sequence, lastAt: NOW, check: 'c', owesSnapshot: false, past: null },
})
const failed = (code: 'timeout' | 'cannot-store'): Input => ({ kind: 'failed', failure: { code, detail: 'said' } })
const wrongSequence = (sequence: number): Input => ({
  kind: 'failed',
  failure: { code: 'wrong-sequence', last: sequence, detail: '' },
})
const later = (state: Forwarding): Action => nextAction(state, NOW + minutes(2))

describe('forwarding', () => {
  test('does nothing without a connection, and first asks what headquarters has', () => {
    expect(nextAction(beginForwarding(own), NOW)).toEqual({ do: 'wait', until: null })
    expect(nextAction(following([CONNECTED]), NOW)).toEqual({ do: 'ask' })
  })

  test('goes on after what headquarters has, wherever this station thought it was', () => {
    const state = following([CONNECTED, heard(last(7))])
    expect(nextAction(state, NOW)).toMatchObject({ do: 'locate', cursor: { position: at(700), sequence: 7 } })
    expect(nextAction(following([{ kind: 'located', where: 'journal' }], state), NOW)).toMatchObject({ do: 'load' })
  })

  test('takes the time of a first snapshot for no sign that what was kept before it is there', () => {
    const { cursor } = following([CONNECTED, heard(last(7, { commit: own.since, owesSnapshot: true }))])
    expect(cursor).toMatchObject({ position: own.since, sequence: 7, lastAt: null })
  })

  test('begins at the beginning, with a snapshot owed, where headquarters has nothing of this store', () => {
    for (const [message, sequence] of [
      [null, 0],
      [last(7, { epoch: 'other' }), 7],
    ] as const) {
      expect(following([CONNECTED, heard(message)]).cursor).toMatchObject({
        position: own.since,
        sequence,
        owesSnapshot: true,
      })
    }
  })

  test('a site that kept nothing for a week goes on where it was, though headquarters let go of all of it', () => {
    const known = { position: at(700), lastAt: NOW - days(7) }
    const state = following([CONNECTED, heard(null)], beginForwarding({ ...own, known }))
    expect(state).toMatchObject({ stage: 'locate', cursor: { position: at(700), sequence: 0, owesSnapshot: true } })
    const lately = { position: at(700), lastAt: NOW - days(3) }
    const lost = following([CONNECTED, heard(null)], beginForwarding({ ...own, known: lately }))
    expect(lost.cursor?.position).toBe(own.since)
  })

  test('becomes another store where headquarters has a journal that is not here', () => {
    const state = following([CONNECTED, heard(last(7)), { kind: 'located', where: 'elsewhere' }])
    expect(nextAction(state, NOW)).toEqual({ do: 'renew' })
    const renewed = following([{ kind: 'renewed', own: { ...own, epoch: 'new', since: at(900) } }], state)
    expect(nextAction(renewed, NOW)).toMatchObject({
      do: 'load',
      cursor: { position: at(900), sequence: 7, owesSnapshot: true },
    })
  })

  test('asks again after whatever failed, and rests longer each time', () => {
    let state = following([CONNECTED, heard(null), { kind: 'loaded', isEmpty: false }])
    let before = 0
    for (let i = 0; i < 9; i++) {
      state = following([failed('timeout')], state)
      const rest = state.restUntil - NOW
      expect(rest).toBeGreaterThanOrEqual(before)
      expect(rest).toBeLessThanOrEqual(seconds(15))
      before = rest
    }
    expect(before).toBe(seconds(15))
    expect(later(state)).toEqual({ do: 'ask' })
    expect(state.trouble).toMatchObject({ code: 'timeout' })
  })

  test('takes what was kept though its answer was lost for kept', () => {
    const state = following([
      CONNECTED,
      heard(last(1)),
      { kind: 'located', where: 'journal' },
      failed('timeout'),
      heard(last(2, { session: 'now' })),
    ])
    expect(state.cursor).toMatchObject({ position: at(200), sequence: 2 })
  })

  test('sends a little in a second rather than each commit, and no more than the others can bear', () => {
    const state = following([CONNECTED, acknowledged(1)])
    expect(state.restUntil - NOW).toBe(200)
    expect(following([{ ...acknowledged(1), reports: 10_000 } as Input], state).restUntil - NOW).toBe(1000)
    const more = { ...acknowledged(1), reports: 500, hasMore: true } as Input
    expect(following([more], state).restUntil - NOW).toBe(50)
  })

  test('looks now and then whether headquarters still has everything, and believes a loss only when it is said thrice', () => {
    let state = following([CONNECTED, acknowledged(3), { kind: 'loaded', isEmpty: true }])
    expect(nextAction(state, NOW + seconds(19))).toMatchObject({ do: 'wait' })
    expect(nextAction(state, NOW + seconds(20))).toEqual({ do: 'ask' })
    for (const times of [1, 2]) {
      state = following([heard(last(1, { session: 'now' }))], state)
      expect(state.cursor?.sequence, `after ${times}`).toBe(3)
    }
    expect(following([heard(last(1, { session: 'now' }))], state)).toMatchObject({
      cursor: { sequence: 1 },
      stage: 'locate',
    })
  })

  test('what the stream named itself is believed at once, and an answer that lags behind it is not', () => {
    const state = following([CONNECTED, acknowledged(3), wrongSequence(1)])
    expect(following([heard(last(3, { session: 'now' }))], state).stage).toBe('ask')
    expect(following([heard(last(1, { session: 'now' }))], state)).toMatchObject({
      cursor: { sequence: 1 },
      stage: 'locate',
    })
  })

  test('stops where somebody else sends after it, and does not begin again while that is so', () => {
    const state = following([CONNECTED, acknowledged(3), wrongSequence(4), heard(last(4, { session: 'copy' }))])
    expect(state).toMatchObject({ stage: 'conflict', trouble: { code: 'conflict' } })
    for (const inputs of [
      [failed('cannot-store')],
      [{ kind: 'disconnected', failure: null } as Input, CONNECTED],
      [heard(last(5, { session: 'copy' }))],
    ]) {
      expect(following(inputs, state)).toMatchObject({ stage: 'conflict', trouble: { code: 'conflict' } })
    }
    expect(nextAction(state, NOW + seconds(59))).toMatchObject({ do: 'wait' })
    expect(later(state)).toEqual({ do: 'ask' })
    expect(following([heard(null), heard(null), heard(null)], state)).toMatchObject({ stage: 'load', trouble: null })
  })

  test('another run of its own, or a store before, is nobody else', () => {
    expect(following([CONNECTED, heard(last(4, { session: 'run before' }))]).stage).toBe('locate')
    expect(following([CONNECTED, heard(last(4, { session: 'x', epoch: 'store before' }))]).stage).toBe('load')
  })

  test('a store that headquarters knew, and left for another one, goes on under another name', () => {
    const known = { ...own, known: { position: at(300), lastAt: NOW } }
    const other = heard(last(9, { session: 'copy', epoch: 'copied' }))
    const state = following([CONNECTED, other], beginForwarding(known))
    expect(nextAction(state, NOW)).toEqual({ do: 'rename' })
    const renamed: Input = { kind: 'renewed', own: { ...own, epoch: 'anew', since: at(300) } }
    expect(following([renamed], state)).toMatchObject({ stage: 'load', cursor: { position: at(300), sequence: 9 } })
    expect(following([renamed, failed('timeout'), other], state).stage).toBe('load')
  })

  test('a clock that is set back does not make it rest longer', () => {
    const state = following([CONNECTED, failed('timeout')])
    expect(nextAction(state, NOW - minutes(60))).toEqual({ do: 'ask' })
  })

  test('whatever happens, it can go on: it waits only for a connection or a time that comes', () => {
    const input = fc.oneof(
      fc.constantFrom<Input>(
        CONNECTED,
        { kind: 'disconnected', failure: { code: 'unreachable', detail: '' } },
        { kind: 'located', where: 'journal' },
        { kind: 'located', where: 'elsewhere' },
        { kind: 'loaded', isEmpty: true },
        { kind: 'loaded', isEmpty: false },
        { kind: 'committed' },
        { kind: 'renewed', own },
        failed('timeout'),
        heard(null),
      ),
      fc.nat({ max: 9 }).map(acknowledged),
      fc.nat({ max: 9 }).map(wrongSequence),
      fc.tuple(fc.nat({ max: 9 }), fc.constantFrom('now', 'copy')).map(([n, session]) => heard(last(n, { session }))),
    )
    fc.assert(
      fc.property(fc.array(input, { maxLength: 40 }), (inputs) => {
        const state = following([...inputs, CONNECTED])
        expect(later(state).do).not.toBe('wait')
      }),
    )
  })
})

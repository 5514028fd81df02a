import { describe, expect, test } from 'vitest'
import { type ForwardingFacts, viewForwarding } from '../../../src/shared/contract/forwarding-views'
import { beginForwarding, type Forwarding, type TroubleCode } from '../../../src/shared/hq/forwarding'
import { takeInput } from '../../../src/shared/hq/forwarding-steps'
import { forwardingLine } from '../../../src/shared/text/forwarding-line'
import { formatMinute } from '../../../src/shared/text/instant'
import { textIn } from '../../../src/shared/text/text'
import { minutes, seconds } from '../../../src/shared/time/millis'

const NOW = Date.UTC(2026, 10, 22, 14, 30)
const headquarters = { servers: ['hq1:4222'], site: 'east', seed: 'SU…', ca: '', name: 'East' }
const begun = beginForwarding({ epoch: 'e', session: 's', since: '1790000000000-0123abcd:0', known: null })
const connected = takeInput(begun, { kind: 'connected' }, NOW)

const failed = (code: Exclude<TroubleCode, 'conflict'>, before: Forwarding, at: number) =>
  takeInput(before, { kind: 'failed', failure: { code, detail: '' } }, at)

const facts = (part: Partial<ForwardingFacts>): ForwardingFacts => ({
  headquarters,
  forwarding: connected,
  waiting: 0,
  oldestAt: null,
  disconnectedSince: null,
  atRisk: false,
  ...part,
})

const line = (part: Partial<ForwardingFacts>, language: 'en' | 'zh' = 'en') =>
  forwardingLine(viewForwarding(facts(part), NOW), NOW, language, textIn(language))

describe('the line that says how a station stands with headquarters', () => {
  test('off, connecting, connected', () => {
    expect(line({ headquarters: null })).toBe('Not sent to any headquarters.')
    expect(line({ forwarding: null })).toBe('HQ: connecting…')
    expect(line({ forwarding: begun, disconnectedSince: NOW })).toBe('HQ: connecting…')
    expect(line({})).toBe('HQ: connected · 0 behind')
  })

  test('what has only just come is on its way, and not behind', () => {
    expect(line({ waiting: 7, oldestAt: NOW - seconds(1) })).toBe('HQ: connected · 0 behind')
    const oldestAt = NOW - minutes(5)
    expect(line({ waiting: 1240, oldestAt })).toBe(
      `HQ: connected · 1,240 behind · oldest ${formatMinute(oldestAt, 'en')}`,
    )
  })

  test('since when there is no connection, and what waits', () => {
    const since = NOW - minutes(28)
    const forwarding = takeInput(begun, { kind: 'disconnected', failure: { code: 'unreachable', detail: '' } }, since)
    const said = { forwarding, disconnectedSince: since, waiting: 41_200, oldestAt: since }
    const at = formatMinute(since, 'en')
    expect(line(said)).toBe(`HQ: no connection since ${at} · 41,200 reports waiting, oldest ${at}`)
    expect(line(said, 'zh')).toBe(`总部：${at} 起无法连接 · 41,200 条上报待发送，最早 ${at}`)
    expect(line({ ...said, waiting: 0, oldestAt: null })).toBe(`HQ: no connection since ${at}`)
  })

  test('a refusal is spoken of once it lasts; one that is refused the connection itself at once', () => {
    const forwarding = failed('cannot-store', connected, NOW - seconds(5))
    expect(line({ forwarding })).toBe('HQ: connected · 0 behind')
    const lasting = failed('cannot-store', connected, NOW - minutes(1))
    expect(viewForwarding(facts({ forwarding: lasting }), NOW)).toMatchObject({
      state: 'refused',
      problem: 'cannot-store',
    })
    const refused = takeInput(begun, { kind: 'disconnected', failure: { code: 'unauthorized', detail: '' } }, NOW)
    expect(viewForwarding(facts({ forwarding: refused }), NOW)).toMatchObject({
      state: 'refused',
      problem: 'unauthorized',
    })
  })

  test('no secret is in what is told', () => {
    expect(JSON.stringify(viewForwarding(facts({}), NOW))).not.toContain('SU…')
  })
})

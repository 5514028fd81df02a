import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announcementText } from '../../../src/shared/text/announcement-text'
import { en } from '../../../src/shared/text/en'
import { eventParts, sentenceOf } from '../../../src/shared/text/event-sentence'
import { incidentSentence } from '../../../src/shared/text/incident-sentence'
import { deviceCalled, isolated, readable } from '../../../src/shared/text/readable'
import { zh } from '../../../src/shared/text/zh'

const EVIL = '\u202Eetag htroN\u2066\u0000\u200B\n'

describe('words from a box', () => {
  it('stay as they are where there is nothing unseen in them', () => {
    for (const name of ['North gate 04', '东门岗亭', '👨‍👩‍👧 ward', 'नमस्ते', 'می‌خواهم', ' A-1 ', 'é̂', '']) {
      expect(readable(name)).toBe(name)
    }
  })

  it('lose what turns, hides or breaks a line', () => {
    expect(readable(EVIL)).toBe('etag htroN ')
    expect(readable('a\u2028b\r\nc\u0085d')).toBe('a b c d')
    expect(readable('x\ud800y\u{e0041}z')).toBe('xyz')
    expect(readable(`Z${'\u0301'.repeat(40)}`)).toBe(`Z${'\u0301'.repeat(4)}`)
  })

  it('are told by their codes where nothing would be left', () => {
    expect(readable('\u202E\u200B')).toBe('U+202E U+200B')
    expect(readable(' ')).toBe('U+0020')
  })

  it('keep their direction to themselves', () => {
    expect(isolated('بوابة')).toBe('\u2068بوابة\u2069')
    expect(isolated('North')).toBe('North')
  })

  const unseen = /[\u202a-\u202e\u2066\u2067\u200e\u200f\u061c\u2028\u2029]|\p{Cc}/u
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(EVIL, 'بوابة', '\u2069\u2069x', '\u202E'),
  )

  it('never put more than a balanced isolate into a sentence, in every sentence that names them', () => {
    fc.assert(
      fc.property(anyName, anyName, (gatewayName, deviceName) => {
        const names = { gateway: 'SN', gatewayName, device: 'd', deviceName, detail: gatewayName }
        const event = { ...names, kind: 'device-status', from: 'online', to: 'offline', cause: 'report' } as const
        const incident = { ...names, kind: 'device-offline', unstable: false } as never
        const item = { ...names, kind: 'device-offline', incident: 'i', news: 'bad', since: '2026-11-22T08:00:00Z' }
        const announcement = {
          id: 'a',
          at: item.since,
          news: 'bad',
          severity: 'minor',
          items: [{ ...item, until: null, cause: null, evidence: null }],
          group: gatewayName,
          total: 3,
        } as never
        for (const text of [en, zh]) {
          const { title, lines } = announcementText(announcement, text, 'en', 0)
          for (const sentence of [
            sentenceOf(eventParts(event, text)),
            incidentSentence(incident, text, ''),
            title,
            ...lines,
          ]) {
            expect(sentence).not.toMatch(unseen)
            let depth = 0
            for (const one of sentence) {
              depth += one === '\u2068' ? 1 : one === '\u2069' ? -1 : 0
              expect(depth).toBeGreaterThanOrEqual(0)
            }
            expect(depth).toBe(0)
          }
        }
      }),
    )
  })
})

it('calls a device by its name, else by the address in its id, else by its id', () => {
  expect(deviceCalled('Camera 1', 'ZKAM0001__10.1.47.105')).toBe('Camera 1')
  expect(deviceCalled(null, 'ZKAM0001__10.1.47.105')).toBe('10.1.47.105')
  for (const id of ['cam-1', '10.1.47.105', 'a__b', '__10.1.47.105']) expect(deviceCalled(null, id)).toBe(id)
  expect(deviceCalled(null, null)).toBe('')
})

import { expect, test } from 'vitest'
import { Accounts } from '../../../src/shared/availability/accounts'
import { availabilityRows } from '../../../src/shared/export/availability-rows'
import { COLUMNS } from '../../../src/shared/export/columns'
import { RowWords } from '../../../src/shared/export/row-words'
import type { Language } from '../../../src/shared/model/settings'
import { minutes } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { FORM } from '../../support/exported-story'
import { device } from '../../support/reports'

const diary = new Diary().hearsEvery(20_000, 0, minutes(30))
const MUTED = COLUMNS.availability.indexOf('muted_s')
const METHOD = COLUMNS.availability.indexOf('method')

function rowsWith(accountsSince: number, language: Language = 'en') {
  const accounts = new Accounts([{ gateway: diary.gateway(), isMuted: true }], 0, minutes(30), 0)
  for (const fact of diary.transitions) accounts.note(fact)
  const words = new RowWords({ ...FORM, language, zone: 'UTC' }, new Map())
  const rows = [...availabilityRows(accounts.settle(false), { from: 0, to: minutes(30) }, words, accountsSince)]
  return { muted: rows[0]?.[MUTED], method: String(rows.at(-1)?.[METHOD]) }
}

test('mutes that were never on record are said to be unknown, and not counted as none', () => {
  const always = rowsWith(0)
  expect(always.muted).toBe(1800)
  expect(always.method).not.toContain('on record')
  const since = rowsWith(minutes(10))
  expect(since.muted).toBe(1800)
  expect(since.method).toContain(
    'Mutes are on record since 1970-01-01 00:10:00+00:00; of the time before it is not known',
  )
  expect(rowsWith(minutes(10), 'zh').method).toContain('静默自 1970-01-01 00:10:00+00:00 起有记录，此前是否静默未知')
  expect(rowsWith(minutes(30)).muted).toBeNull()
})

test('a device without a name stands there by its address', () => {
  const devices = [device('b1f0c2', { name: null, ip: '10.0.0.7' }), device('b1f0c3', { name: 'Camera' })]
  const watched = new Diary().hearsEvery(20_000, 0, minutes(30), { devices })
  const accounts = new Accounts([{ gateway: watched.gateway(), isMuted: false }], 0, minutes(30), 0)
  for (const fact of watched.transitions) accounts.note(fact)
  const words = new RowWords({ ...FORM, zone: 'UTC' }, new Map())
  const rows = [...availabilityRows(accounts.settle(false), { from: 0, to: minutes(30) }, words, 0)]
  const names = rows.map((row) => row[COLUMNS.availability.indexOf('device')])
  expect(names.filter(Boolean).toSorted()).toEqual(['10.0.0.7', 'Camera'])
})

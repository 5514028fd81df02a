import { expect, test } from 'vitest'
import { applyEdit } from '../../../src/shared/fleet/apply-edit'
import { applyRemovals } from '../../../src/shared/fleet/apply-removals'
import { seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'
import { device } from '../../support/reports'

const onlyCode = { dialect: 'D5', sn: null, authCode: 'CODE', gateway: null, devices: [device('a')] } as const

test('a report with only the authorisation code belongs to the gateway that last reported the code', () => {
  const diary = new Diary().hears(0, { authCode: 'CODE' }).hears(seconds(20), onlyCode)
  expect(diary.fleet.gateways.size).toBe(1)
  expect(diary.gateway().devices.map(({ id }) => id)).toEqual(['a'])
})

test('a code that nobody has reported opens a provisional gateway', () => {
  const diary = new Diary().hears(0, onlyCode)
  expect(diary.gateway('auth:CODE')).toMatchObject({ sn: null, authCode: 'CODE', presence: 'online' })
})

test('the first report with serial and code absorbs the provisional gateway, its devices and what the user wrote', () => {
  const diary = new Diary().hears(0, onlyCode)
  diary.fleet = applyEdit(diary.fleet, 'auth:CODE', { alias: 'North gate' }).fleet
  diary.hears(seconds(20), { authCode: 'CODE', devices: null })
  expect([...diary.fleet.gateways].map(({ id }) => id)).toEqual(['SN-1'])
  expect(diary.gateway()).toMatchObject({ sn: 'SN-1', edits: { alias: 'North gate' }, firstSeenAt: 0 })
  expect(diary.gateway().devices.map(({ id }) => id)).toEqual(['a'])
})

test('what the user wrote beside the real gateway wins over the provisional one', () => {
  const diary = new Diary().hears(0).hears(seconds(1), onlyCode)
  diary.fleet = applyEdit(diary.fleet, 'auth:CODE', { alias: 'Guess', note: 'behind the fence' }).fleet
  diary.fleet = applyEdit(diary.fleet, 'SN-1', { alias: 'North gate' }).fleet
  diary.hears(seconds(20), { authCode: 'CODE', devices: null })
  expect(diary.gateway().edits).toMatchObject({ alias: 'North gate', note: 'behind the fence' })
})

test('a removed gateway that reports again is new', () => {
  const diary = new Diary().hears(0, { authCode: 'CODE' })
  diary.fleet = applyRemovals(diary.fleet, new Map(), ['SN-1'], diary.now, () => []).step.fleet
  diary.hears(seconds(20), onlyCode)
  expect([...diary.fleet.gateways].map(({ id }) => id)).toEqual(['auth:CODE'])
})

test('a box whose serial looks like a code of ours is not absorbed by the box with that code', () => {
  const diary = new Diary().hears(0, { sn: 'auth:CODE' }).hears(seconds(20), { authCode: 'CODE' })
  expect([...diary.fleet.gateways].map(({ id }) => id).toSorted()).toEqual(['SN-1', 'auth:CODE'])
})

test('the warnings of a dialect stay while the other dialects of the box report', () => {
  const warnings = [{ code: 'out-of-range' as const, field: 'cpu' }]
  const diary = new Diary().hears(0, { dialect: 'D4', warnings }).hears(seconds(5), { dialect: 'D5', gateway: null })
  expect(diary.gateway().warnings).toEqual([{ ...warnings[0], dialect: 'D4' }])
  const told = diary.gateway().warnings
  expect(diary.hears(seconds(20), { dialect: 'D4', warnings: [...warnings] }).gateway().warnings).toBe(told)
  const another = [{ ...warnings[0], field: 'memory' }] as typeof warnings
  expect(diary.hears(seconds(40), { dialect: 'D4', warnings: another }).gateway().warnings).toMatchObject(another)
  expect(diary.hears(seconds(60), { dialect: 'D4' }).gateway().warnings).toEqual([])
})

test('a code belongs to the box that last sent it, and not to an old one that falls silent or is edited', () => {
  const codeAlone = { sn: null, authCode: 'A', gateway: null, dialect: 'D5' as const }
  const diary = new Diary().hears(0, { sn: 'OLD', authCode: 'A' }).hears(seconds(30), { sn: 'NEW', authCode: 'A' })
  for (let at = 40; at <= 200; at += 20) diary.hears(seconds(at), codeAlone)
  expect(diary.presence('OLD')).toBe('offline')
  expect(diary.presence('NEW')).toBe('online')
  expect(diary.gateway('OLD').lastReportAt).toBe(0)
  diary.fleet = applyEdit(diary.fleet, 'OLD', { alias: 'old' }).fleet
  expect(diary.hears(seconds(220), codeAlone).gateway('NEW').lastReportAt).toBe(seconds(220))
})

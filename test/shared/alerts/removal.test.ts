import { expect, test } from 'vitest'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

test('a box that is removed while its silence is told ends that incident, and says why', () => {
  const diary = new AlertDiary().boxesReport(['SN-1', 'other'], 0, seconds(100)).othersReport(seconds(120), minutes(5))
  diary.removes('SN-1').othersReport(minutes(5) + seconds(1), minutes(10))
  expect(diary.heard).toEqual(['185 bad gateway-offline SN-1', '315 recovery gateway-offline SN-1'])
  expect(diary.told[1]?.items[0]?.cause).toBe('removed')
})

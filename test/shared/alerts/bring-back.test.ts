import { describe, expect, it } from 'vitest'
import { bringBack } from '../../../src/shared/alerts/bring-back'
import { applyRemovals, applyRestore } from '../../../src/shared/fleet/apply-removals'
import type { Step } from '../../../src/shared/fleet/step'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'

class Steps extends AlertDiary {
  takes(step: Step): this {
    return this.take(step)
  }
}

/** A box that went offline and was told of; others report all the while. */
function offline(): Steps {
  const diary = new Steps()
  diary.hears(0, { sn: 'SN-1' })
  diary.othersReport(0, minutes(10))
  return diary
}

function removeAndBring(diary: Steps, between: () => void) {
  const open = diary.alerts.incidents.filter(({ gateway }) => gateway === 'SN-1')
  const removed = applyRemovals(diary.fleet, new Map(), ['SN-1'], diary.now, () => open)
  diary.takes(removed.step)
  between()
  diary.takes(applyRestore(diary.fleet, removed.bin, ['SN-1'], diary.now).step)
  const step = bringBack(diary.alerts, open, diary.context, diary.now)
  diary.alerts = step.state
  diary.told.push(...step.announcements)
  return open
}

describe('a removal that is taken back', () => {
  it('at once tells nothing, and what was open and told goes on', () => {
    const diary = offline()
    expect(diary.told).toHaveLength(1)
    const [incident] = removeAndBring(diary, () => undefined)
    diary.othersReport(minutes(10) + seconds(20), minutes(20))
    expect(diary.told).toHaveLength(1)
    expect(diary.alerts.incidents).toMatchObject([{ id: incident?.id, condition: 'bad', closeCause: null }])
    expect(diary.alerts.closed).toEqual([])
    diary.boxesReport(['SN-1', 'other'], minutes(20) + seconds(20), minutes(21))
    expect(diary.told.map(({ news }) => news)).toEqual(['bad', 'recovery'])
  })

  it('after its end was told tells nothing either, and leaves that end the only one', () => {
    const diary = offline()
    removeAndBring(diary, () => void diary.othersReport(diary.now + seconds(20), diary.now + minutes(10)))
    expect(diary.told.map(({ news }) => news)).toEqual(['bad', 'recovery'])
    diary.boxesReport(['SN-1', 'other'], diary.now + seconds(20), diary.now + minutes(2))
    expect(diary.told).toHaveLength(2)
    expect(diary.alerts.incidents).toEqual([])
  })

  it('still tells of an outage that had not been told', () => {
    const diary = new Steps()
    diary.hears(0, { sn: 'SN-1' })
    diary.othersReport(0, minutes(1))
    while (diary.alerts.incidents.length === 0) diary.until(diary.now + seconds(1))
    expect(diary.told).toHaveLength(0)
    removeAndBring(diary, () => expect(diary.alerts.incidents).toEqual([]))
    expect(diary.told).toHaveLength(0)
    diary.othersReport(diary.now + seconds(20), diary.now + minutes(10))
    expect(diary.told.map(({ news }) => news)).toEqual(['bad'])
  })
})

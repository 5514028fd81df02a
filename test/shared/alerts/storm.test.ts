import { expect, test } from 'vitest'
import { nextAlertDeadline } from '../../../src/shared/alerts/next-alert-deadline'
import { takeStep } from '../../../src/shared/alerts/take-step'
import { applyReport } from '../../../src/shared/fleet/apply-report'
import { type Millis, minutes, seconds } from '../../../src/shared/time/millis'
import { AlertDiary } from '../../support/alert-diary'
import { report } from '../../support/reports'

/** As many boxes as are silent and told of, and one that reports. */
class Storm extends AlertDiary {
  constructor(private readonly boxes: number) {
    super()
    this.all((id) => this.reports(id))
    for (let at = seconds(60); at <= minutes(3); at += seconds(20)) this.until(at).reports('healthy')
  }

  /** What the alerts take for each report of all of them, ms. */
  all(reports: (id: string) => Millis): Millis[] {
    return Array.from({ length: this.boxes }, (_, n) => reports(`SN-${n}`))
  }

  /** @returns what the alerts took for it, ms */
  reports(sn: string): Millis {
    const arrival = { report: report({ sn }), at: this.now, from: '10.0.0.9', path: '/' }
    const step = applyReport(this.fleet, arrival)
    this.fleet = step.fleet
    const begin = performance.now()
    const { state } = takeStep(this.alerts, step, this.context, this.now)
    nextAlertDeadline(state, this.context, this.now)
    const took = performance.now() - begin
    this.alerts = state
    return took
  }
}

const median = (values: readonly Millis[]): Millis => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

test('a report costs what it changes, however many incidents are open', { timeout: 60_000 }, () => {
  const cost = (boxes: number) => {
    const storm = new Storm(boxes)
    expect(storm.alerts.incidents.length).toBe(boxes)
    const returns = median(storm.all((id) => storm.reports(id)))
    const confirms = median(storm.all((id) => storm.reports(id)))
    expect(storm.alerts.incidents.filter(({ condition }) => condition === 'bad')).toEqual([])
    return returns + confirms
  }
  cost(200)
  // Ten times as many may not cost ten times as much; three leave room for caches and a busy machine.
  expect(cost(2000) / cost(200)).toBeLessThan(3)
})

test('a box that two thousand are silent beside is not looked at for them', () => {
  const storm = new Storm(2000)
  const { alerts } = storm
  storm.reports('healthy')
  expect(storm.alerts).toBe(alerts)
})

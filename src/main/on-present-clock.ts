import { shiftAlerts } from '../shared/alerts/shift-alerts'
import { shiftedGateway } from '../shared/fleet/apply-watch'
import { type Millis, seconds } from '../shared/time/millis'
import { documentIn } from './alert-document'
import type { Stored } from './ports'

/** The station's clock may be so far ahead of the wall before it is brought back to it. */
const DRIFT: Millis = seconds(10)

/**
 * What is kept, by the clock as it is now. Where that was set back while nobody ran, or began anew with an empty
 * battery, all that is kept lies in what is the future now: boxes that were heard then would count as heard, however
 * silent they are, until that time comes. So it moves along, as it does when the clock is set while a station runs.
 * @returns the very same where the clock only went on
 */
export function onPresentClock(stored: Stored, now: Millis): Stored {
  const { lastCommitAt, gateways } = stored
  if (lastCommitAt === null || lastCommitAt <= now + DRIFT) return stored
  const by = now - lastCommitAt
  const alerts = documentIn(stored.alerts)
  return {
    ...stored,
    lastCommitAt: now,
    gateways: gateways.map((gateway) => shiftedGateway(gateway, by)),
    ...(alerts === null ? {} : { alerts: { ...alerts, state: shiftAlerts(alerts.state, by) } }),
  }
}

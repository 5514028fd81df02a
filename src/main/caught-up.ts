import { catchUp } from '../shared/alerts/catch-up'
import { GatewayMap } from '../shared/fleet/gateway-map'
import { minutes } from '../shared/time/millis'
import { keptAlerts } from './alert-document'
import type { Log, Storage, Stored } from './ports'

/** How far the kept alerts may be behind what else is kept: they are kept ten seconds after what they follow from. */
const BEHIND = minutes(1)

/** More facts than any minute has; the newest count. */
const MOST_FACTS = 100_000

/** What is kept, with the alerts as the last facts before the end turned them. */
export async function caughtUp(stored: Stored, storage: Pick<Storage, 'transitions'>, log: Log): Promise<Stored> {
  const { alerts, lastCommitAt, gateways } = stored
  if (lastCommitAt === null || typeof alerts !== 'object' || alerts === null) return stored
  try {
    const newestFirst = await storage.transitions({ from: lastCommitAt - BEHIND, limit: MOST_FACTS })
    const state = catchUp(keptAlerts(alerts), newestFirst.toReversed(), GatewayMap.of(gateways))
    return { ...stored, alerts: { ...alerts, state } }
  } catch (error) {
    log(`the last events before the end are not read, so alerts may be some seconds old: ${String(error)}`)
    return stored
  }
}

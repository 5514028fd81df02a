import { identityOf } from '../../src/main/simulator/world/identity'
import { hours, minutes, seconds } from '../../src/shared/time/millis'
import { deviceOutage, leavePast, outage } from '../../test/support/past'

const GROUPS = ['North gate', 'A座大堂', 'Logistics park', '地铁车辆段', 'Campus east']

/** Fills a data folder with a month in which things happened to the boxes that the simulator plays with its usual seed. */
export async function leaveMonth(folder: string, boxes: number, seed: string): Promise<void> {
  const now = Date.now()
  const known = Array.from({ length: boxes }, (_, at) => ({
    sn: identityOf(seed, at).serial,
    name: `Box ${at + 1}`,
    group: GROUPS[at % GROUPS.length] ?? null,
    devices: [],
  }))
  const single = Array.from({ length: Math.min(900, boxes * 40) }, (_, n) => ({
    sn: known[(n * 7) % boxes]?.sn ?? '',
    at: now - hours(2) - n * minutes(47) - ((n * n) % 41) * minutes(1),
    told: n % 3 === 0 ? outage(minutes(3 + (n % 29))) : deviceOutage(`${1 + (n % 9)}`, minutes(2 + (n % 13))),
  }))
  const power = known
    .filter((_, at) => at % GROUPS.length === 0)
    .map(({ sn }, n) => ({ sn, at: now - hours(9) + n * seconds(0.4), told: outage(minutes(18)) }))
  await leavePast(folder, known, [...single, ...power])
}

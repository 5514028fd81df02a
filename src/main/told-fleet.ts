import type { FleetView, GatewayView } from '../shared/contract/views'
import type { FleetMoment } from './fleet/describe'
import type { HiddenPasswords } from './hidden-passwords'
import { ownTurn } from './own-turn'

/** Of a larger fleet so many boxes are described in a turn of the event loop: some milliseconds, the first time ten. */
const IN_A_TURN = 50

/** A fleet of so many boxes is told at once. */
const SMALL = 200

/**
 * Tells the fleet of a moment without passwords: a small one at once, a large one some boxes at a time, so that nobody
 * else waits for it.
 * @param tell not called once it was given up
 * @returns what gives it up
 */
export function tellFleet(
  { rest, boxes, describe }: FleetMoment,
  passwords: HiddenPasswords,
  tell: (fleet: FleetView) => void,
): () => void {
  const gateways: GatewayView[] = []
  const isSmall = boxes.length <= SMALL
  let isGivenUp = false
  const goOn = () => {
    if (isGivenUp) return
    const next = boxes.slice(gateways.length, gateways.length + (isSmall ? SMALL : IN_A_TURN))
    gateways.push(...next.map((box) => passwords.hideForGood(describe(box))))
    if (gateways.length === boxes.length) tell({ ...passwords.hide(rest), gateways })
    else goOnLater()
  }
  const goOnLater = () => void ownTurn().then(goOn)
  if (isSmall) goOn()
  else goOnLater()
  return () => {
    isGivenUp = true
  }
}

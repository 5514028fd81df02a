import type { FleetView, GatewayView } from '../shared/contract/views'
import type { FleetMoment } from './fleet/describe'
import type { HiddenPasswords } from './hidden-passwords'
import { ownTurn } from './own-turn'

/** So many boxes are described in a turn of the event loop: some milliseconds, the first time twenty. */
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
  moment: FleetMoment,
  passwords: HiddenPasswords,
  tell: (fleet: FleetView) => void,
): () => void {
  const steps = toldInSteps(moment, passwords)
  const isSmall = moment.boxes.length <= SMALL
  let isGivenUp = false
  const goOn = () => {
    if (isGivenUp) return
    let step = steps.next()
    while (isSmall && step.done !== true) step = steps.next()
    if (step.done === true) tell(step.value)
    else goOnLater()
  }
  const goOnLater = () => void ownTurn().then(goOn)
  if (isSmall) goOn()
  else goOnLater()
  return () => {
    isGivenUp = true
  }
}

function* toldInSteps({ rest, boxes, describe }: FleetMoment, passwords: HiddenPasswords): Generator<void, FleetView> {
  const told = passwords.hide(rest)
  const gateways: GatewayView[] = []
  while (gateways.length < boxes.length) {
    yield
    for (const box of boxes.slice(gateways.length, gateways.length + IN_A_TURN)) {
      gateways.push(passwords.hideForGood(describe(box)))
    }
  }
  return { ...told, gateways }
}

import type { Transition } from '../model/transition'

/** Whether something went bad or recovered with an event; `null` for all that is neither. */
export type Sense = 'bad' | 'good' | null

type Turning = Pick<Transition, 'kind' | 'from' | 'to'>

/** Late is neither: it is shown, and nobody has to do anything about it. */
export function senseOf({ kind, from, to }: Turning): Sense {
  switch (kind) {
    case 'presence':
      return turned(from === 'offline', to === 'offline', to === 'online')
    case 'fault':
      return turned(from === 'fault', to === 'fault', true)
    case 'device-status':
      return turned(isDown(from), isDown(to), to === 'online')
    default:
      return null
  }
}

/** What is bad already does not go bad again, and only what was bad recovers. */
function turned(wasBad: boolean, isBad: boolean, isWell: boolean): Sense {
  if (isBad) return wasBad ? null : 'bad'
  return wasBad && isWell ? 'good' : null
}

export const isDown = (status: string | null): boolean => status === 'offline' || status === 'missing'

import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon'

interface Props {
  readonly number: number
  readonly state?: 'open' | 'done' | 'failed'
  readonly children: ReactNode
}

/** One step of a short list; its number becomes a tick when it is done. */
export const Step = ({ number, state = 'open', children }: Props) => (
  <li className="step">
    <span className={`step-number ${state}`}>
      {state === 'done' ? <Icon name="check" small /> : state === 'failed' ? <Icon name="close" small /> : number}
    </span>
    <div>{children}</div>
  </li>
)

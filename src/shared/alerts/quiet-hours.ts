import { isWithin } from '../time/daily-window'
import type { Millis } from '../time/millis'
import type { AlertRules } from './alert-state'

/** Whether nobody is to be told anything now; what is ready then goes out as one digest when they end. */
export const isQuiet = ({ quietHours }: AlertRules, at: Millis): boolean =>
  quietHours !== null && isWithin(quietHours, at)

import { multiplyBoxes, multiplyDays } from './multiply'
import { playDay } from './played-day'

export { multiplyBoxes, multiplyDays, playDay }

export { multiplyBoxes, multiplyDays } from './multiply'
export { playDay } from './played-day'

export { judge } from './judge/judge'
export { soak } from './soak'

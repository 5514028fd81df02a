import type { GatewayView } from './gateway-views'

/** Of a fleet that is too large to be shown whole: what of it somebody is shown. Beside it always all sites. */
export interface ScopeView {
  /** Who is shown it: what `lookAt` names to be shown something else. Another one with each subscription. */
  readonly viewer: string
  /** The sites all boxes of which are shown. */
  readonly sites: readonly string[]
  /** Sites that were chosen beside them, whose boxes would be too many at once. */
  readonly leftOut: readonly string[]
  /** How many boxes all sites have. */
  readonly total: number
  /** How many boxes need attention, and how many of them, the worst, are shown wherever they are. */
  readonly attention: { readonly total: number; readonly shown: number }
}

/** The boxes that a search has found, the worst first. */
export interface FoundBoxes {
  readonly gateways: readonly GatewayView[]
  /** How many there are, shown or not. */
  readonly total: number
}

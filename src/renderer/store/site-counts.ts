import type { World } from '../../shared/contract/world'
import { STANDINGS, type StandingCounts } from './standing'

/** How many boxes there are, here or not. */
export const fleetTotal = (world: World | null): number => world?.scope?.total ?? world?.gateways.size ?? 0

/** Of all sites together. */
export function countSites({ headquarters }: World): StandingCounts {
  const sites = headquarters?.sites ?? []
  const sumOf = (standing: keyof StandingCounts) => sites.reduce((sum, { boxes }) => sum + boxes[standing], 0)
  return Object.fromEntries(STANDINGS.map((standing) => [standing, sumOf(standing)])) as StandingCounts
}

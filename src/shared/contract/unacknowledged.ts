import type { IncidentView } from './alert-views'

/** Bad news that was told, still holds and that nobody took note of yet. */
export const isUnacknowledged = ({ state, announcedAt, acknowledgedAt }: IncidentView): boolean =>
  state === 'open' && announcedAt !== null && acknowledgedAt === null

import type { EventView } from '../../shared/contract/views'

/** Whether an event is the beginning of a problem that somebody should look at. */
export const isBadNews = ({ kind, to }: Pick<EventView, 'kind' | 'to'>): boolean =>
  (kind === 'presence' && to === 'offline') || (kind === 'fault' && to === 'fault')

import type { Transition, TransitionCause, TransitionKind } from '../model/transition'

/** What people look for among events: kinds that belong together, by the name they give them. */
export const TOPICS = ['connection', 'late', 'fault', 'devices', 'identity', 'settings', 'station'] as const

export type Topic = (typeof TOPICS)[number]

/** As much of a transition as says what it is about. */
export type Happening = Pick<Transition, 'kind' | 'from' | 'to' | 'cause'>

const OF_KIND: Readonly<Record<Exclude<TransitionKind, 'presence'>, Topic>> = {
  'gateway-appeared': 'connection',
  restart: 'connection',
  fault: 'fault',
  'reported-status': 'fault',
  address: 'identity',
  'software-version': 'identity',
  'auth-code': 'identity',
  identity: 'identity',
  period: 'settings',
  'device-appeared': 'devices',
  'device-status': 'devices',
  'device-renamed': 'devices',
  'device-moved': 'devices',
  'device-removed': 'devices',
  mute: 'settings',
  incident: 'station',
  removal: 'settings',
}

/** What an event is about; each is about one thing. */
export function topicOf({ kind, from, to, cause }: Happening): Topic {
  const isOurs: Partial<Record<TransitionCause, Topic>> = { 'not-watching': 'station', edit: 'settings' }
  const ours = isOurs[cause]
  if (ours !== undefined) return ours
  if (kind !== 'presence') return OF_KIND[kind]
  if (from === 'unobserved' || to === 'unobserved') return 'station'
  return to === 'late' || (from === 'late' && to === 'online') ? 'late' : 'connection'
}

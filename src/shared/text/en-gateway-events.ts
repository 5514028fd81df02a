import type { EventsText } from './en-events'

/** What happened, on the page of the box that it happened to: its name is not said again. */
export const enHappened = {
  appeared: () => 'Reported for the first time',
  wentOffline: () => 'Went offline',
  isLate: () => 'Late',
  backOnline: () => 'Back online',
  online: () => 'Online',
  notWatched: () => 'Not watched',
  expected: () => 'Expected',
  fault: () => 'Reports a fault',
  faultCleared: () => 'No longer reports a fault',
  address: (_box: string, from: string, to: string) => `Moved from ${from} to ${to}`,
  reportedStatus: (_box: string, from: string, to: string) => `Now reports “${to}” instead of “${from}”`,
  softwareVersion: (_box: string, from: string, to: string) => `Software changed from ${from} to ${to}`,
  authCode: (_box: string, from: string, to: string) => `Authorization code changed from ${from} to ${to}`,
  identity: () => 'May not be who it says it is',
  identityClear: () => 'No longer in doubt',
  period: (_box: string, seconds: string) => `Reports every ${seconds} s`,
  restart: (_box: string, uptime: string) => `Restarted, up for ${uptime}`,
  deviceAppeared: (device: string) => `${device} appeared`,
  deviceOffline: (device: string) => `${device} went offline`,
  deviceOnline: (device: string) => `${device} is online`,
  deviceMissing: (device: string) => `${device} is no longer listed`,
  deviceUnknown: (device: string) => `${device} is unknown`,
  deviceRenamed: (from: string, to: string) => `${from} is now called ${to}`,
  deviceMoved: (device: string, _box: string, from: string, to: string) => `${device} moved from ${from} to ${to}`,
  deviceRemoved: (device: string) => `${device} was missing for long and is off the card`,
  muted: () => 'Muted',
  unmuted: () => 'No longer muted',
} satisfies Partial<EventsText>

export type HappenedText = typeof enHappened

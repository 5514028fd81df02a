import { formatCount } from './plural'

/** What the receiver screen says. */
export const enReceiver = {
  title: 'Receiver',
  rate: (rate: string) => `${rate} reports/s`,
  last: (age: string) => `last ${age}`,
  paste: 'Paste one of these into the box',
  where: 'Box web page → Push settings → Status report URL',
  noUrls: 'This computer has no network address a box could reach.',
  paths: 'Accepted paths',
  port: 'Port',
  accepted: 'Accepted',
  refusedCount: 'Refused',
  rejected: 'Rejected requests',
  newestFirst: 'newest first',
  noneRejected: 'No request was refused.',
  copyBody: 'Copy body',
  emptyBody: 'The body is empty.',
  field: (name: string) => `Field ${name}`,
  fieldMissing: (name: string) => `${name} is not in it.`,
  fieldEmpty: (name: string) => `${name} is empty or cannot be read.`,
  times: (n: number) => `×${formatCount(n)}`,
  cameAt: (time: string) => `Came at ${time}`,
  cameBetween: (n: number, first: string, last: string) =>
    `Came ${formatCount(n)} times, first at ${first}, last at ${last}`,
  time: 'Time',
  from: 'From',
  reason: 'Reason',
  request: 'Request',
  portRange: 'Enter a whole number from 1 to 65535.',
}

export type ReceiverText = typeof enReceiver

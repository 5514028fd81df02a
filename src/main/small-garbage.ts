import { setFlagsFromString } from 'node:v8'

/**
 * Lets garbage grow to half of what lives before it is collected, in this thread and those that it starts, instead of
 * to several times as much. What a report replaces has lived for a whole period, so most of it is old by V8's measure:
 * with 2,000 boxes the heap of 55 MB went up to 290, with this to 145 (`bench/storage-memory.mjs`).
 */
export const keepGarbageSmall = (): void => setFlagsFromString('--heap-growing-percent=50')

/**
 * The same to a fifth, for who holds hundreds of MB that stay. Said once they are there: on the way a collection at each
 * fifth would be fifteen of all that is there already, in place of six.
 */
export const keepGarbageSmaller = (): void => setFlagsFromString('--heap-growing-percent=20')

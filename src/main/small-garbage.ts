import { setFlagsFromString } from 'node:v8'

/**
 * Lets garbage grow to half of what lives before it is collected, in this thread and those that it starts, instead of
 * to several times as much. What a report replaces has lived for a whole period, so most of it is old by V8's measure:
 * with 2,000 boxes the heap of 55 MB went up to 290, with this to 145 (`bench/storage-memory.mjs`).
 */
export const keepGarbageSmall = (): void => setFlagsFromString('--heap-growing-percent=50')

/** The same to as much as lives: for who reads in hundreds of MB, each step of which would be collected all over again. */
export const letGarbageGrow = (): void => setFlagsFromString('--heap-growing-percent=100')

/**
 * The same to a quarter and a little: for who holds hundreds of MB that stay, once they are there. Each collection of
 * 100,000 boxes takes half a second of processors, so that fewer would be better; more garbage would be too much memory.
 */
export const keepGarbageSmaller = (): void => setFlagsFromString('--heap-growing-percent=28')

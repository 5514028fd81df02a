/** An instant (ms since the Unix epoch, UTC) or a length of time in ms; names ending in `At` are instants. */
export type Millis = number

export const seconds = (n: number): Millis => n * 1000
export const minutes = (n: number): Millis => n * 60_000
export const hours = (n: number): Millis => n * 3_600_000
export const days = (n: number): Millis => n * 86_400_000

/** The earlier of two instants that may not come, or are not known. */
export const earlier = (a: Millis | null, b: Millis | null): Millis | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

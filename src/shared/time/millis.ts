/** An instant (ms since the Unix epoch, UTC) or a length of time in ms; names ending in `At` are instants. */
export type Millis = number

export const seconds = (n: number): Millis => n * 1000
export const minutes = (n: number): Millis => n * 60_000
export const hours = (n: number): Millis => n * 3_600_000
export const days = (n: number): Millis => n * 86_400_000

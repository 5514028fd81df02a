/** `99.31%`, cut off and never rounded up: 100% was never down. `–` where nobody could say. */
export const percentText = (percent: number | null): string =>
  percent === null ? '–' : `${(Math.floor(percent * 100 + 1e-6) / 100).toFixed(2)}%`

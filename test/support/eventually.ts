import { vi } from 'vitest'

/** Waits until a check passes; long enough for a machine that has much else to do. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 9000, interval: 10 })

import type { WorldNames } from './messages'
import { openWorldPort } from './world-port'

/** Publishes what the preload exposes as properties of the page that it cannot change; runs before the page's scripts. */
export function publish(names: WorldNames): void {
  openWorldPort(names.main, names.isolated, (key, value) => {
    Object.defineProperty(globalThis, key, { value, enumerable: true, writable: false, configurable: false })
  })
}

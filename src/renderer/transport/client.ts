import type { StationClient } from '../../shared/contract/client'
import { createHttpClient } from './http-client'

declare global {
  interface Window {
    /** Put there by the preload script when the page runs in the desktop app. */
    readonly fogwatch?: StationClient
  }
}

/** The way to the station: the desktop bridge if there is one, otherwise HTTP to the server of this page. */
export const createClient = (): StationClient => window.fogwatch ?? createHttpClient()

/** Whether the page runs in the desktop app. */
export const hasBridge = (): boolean => window.fogwatch !== undefined

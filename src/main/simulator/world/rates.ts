/** How often things happen to a box, in times per hour. */
export interface Rates {
  /** One of its devices goes offline, for seconds or minutes. */
  readonly deviceOutages: number
  /** It stops reporting for some minutes. */
  readonly silences: number
  /** It reports a fault for some minutes. */
  readonly faults: number
  /** DHCP gives it another address. */
  readonly addressChanges: number
  /** It starts again: about a minute of silence, and its uptime begins anew. */
  readonly restarts: number
}

/** Lively enough that two dozen boxes show every kind of event within some minutes. */
export const LIVELY: Rates = { deviceOutages: 4, silences: 0.5, faults: 0.5, addressChanges: 0.15, restarts: 0.15 }

/** Nothing happens by itself. */
export const CALM: Rates = { deviceOutages: 0, silences: 0, faults: 0, addressChanges: 0, restarts: 0 }

/** The health figures of a gateway; `null` means the box did not say. Source: box-protocol.md, "Where each metric comes from". */
export interface Metrics {
  /** Percent, 0–100. */
  readonly cpu: number | null
  /** Percent, 0–100. */
  readonly memory: number | null
  readonly memoryBytes: number | null
  /** Percent used, 0–100. */
  readonly disk: number | null
  readonly diskBytes: number | null
  /** °C. */
  readonly temperature: number | null
  /** °C. */
  readonly boardTemperature: number | null
  /** Percent, 0–100. */
  readonly tpu: number | null
  /** Revolutions per minute. */
  readonly fan: number | null
  /** As the box words it. */
  readonly uptime: string | null
  readonly externalDisk: ExternalDisk | null
}

export interface ExternalDisk {
  readonly mounted: boolean | null
  /** Percent used, 0–100. */
  readonly used: number | null
  readonly bytes: number | null
}

export const NO_METRICS: Metrics = {
  cpu: null,
  memory: null,
  memoryBytes: null,
  disk: null,
  diskBytes: null,
  temperature: null,
  boardTemperature: null,
  tpu: null,
  fan: null,
  uptime: null,
  externalDisk: null,
}

import type { DialectId } from '../../shared/model/report'
import { type Millis, seconds } from '../../shared/time/millis'
import type { EncodingName } from './encodings/encoding'
import type { NamingLanguage } from './world/names'
import { LIVELY, type Rates } from './world/rates'

/** The world to play and where its reports go. */
export interface SimulatorOptions {
  /** Where the boxes report to; `http:` only, as theirs. */
  readonly url: string
  /** How many boxes, 1–5000. */
  readonly boxes: number
  /** Devices behind each box. */
  readonly devices: { readonly min: number; readonly max: number }
  /** Between two reports of one box in one dialect. */
  readonly period: Millis
  /** The same seed plays the same world: the same boxes, the same reports in the same order. */
  readonly seed: string
  /** What every box speaks, in turn; `null`: the first generation's D1, or with `mix` whatever its firmware speaks. */
  readonly dialects: readonly DialectId[] | null
  /** How every box encodes; `null`: JSON, or with `mix` another encoding from box to box. */
  readonly encoding: EncodingName | null
  /** Spread the dialects and encodings that are not asked for over the boxes. */
  readonly mix: boolean
  readonly rates: Rates
  readonly language: NamingLanguage
  /** Every box sends from a loopback address of its own, which follows its DHCP lease. Linux and loopback URLs only. */
  readonly fromAddresses: boolean
}

export const DEFAULT_OPTIONS: SimulatorOptions = {
  url: 'http://127.0.0.1:9528/SophonFogStatus',
  boxes: 24,
  devices: { min: 4, max: 16 },
  period: seconds(20),
  seed: '1',
  dialects: null,
  encoding: null,
  mix: false,
  rates: LIVELY,
  language: 'both',
  fromAddresses: false,
}

export const MOST_BOXES = 5000
export const MOST_DEVICES = 512

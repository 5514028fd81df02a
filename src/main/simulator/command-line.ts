import { parseArgs } from 'node:util'
import { type Millis, seconds } from '../../shared/time/millis'
import { DIALECT_IDS } from './dialects/table'
import { ENCODING_NAMES } from './encodings/table'
import { choiceValue, durationValue, Misuse, numberValue, rangeValue, urlValue, wholeValue } from './flag-values'
import { DEFAULT_OPTIONS, MOST_BOXES, MOST_DEVICES, type SimulatorOptions } from './options'
import { CALM, LIVELY, type Rates } from './world/rates'

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'misuse'; readonly message: string }
  | { readonly kind: 'play'; readonly play: Play }

export interface Play {
  readonly options: SimulatorOptions
  /** `null`: until interrupted. */
  readonly length: Millis | null
  readonly quiet: boolean
  /** End well even if reports were refused or failed. */
  readonly allowFailures: boolean
}

/** Reads the arguments after the program's name; `platform` decides what can be asked for. */
export function parseCommandLine(argv: readonly string[], platform: NodeJS.Platform): Command {
  try {
    const flags = readFlags(argv)
    return flags.help ? { kind: 'help' } : { kind: 'play', play: playOf(flags, platform) }
  } catch (error) {
    if (error instanceof Misuse) return { kind: 'misuse', message: error.message }
    throw error
  }
}

const text = { type: 'string' } as const
const toggle = { type: 'boolean', default: false } as const

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        boxes: text,
        devices: text,
        period: text,
        url: text,
        seed: text,
        for: text,
        dialect: text,
        encoding: text,
        lang: text,
        'device-outages': text,
        silences: text,
        faults: text,
        'address-changes': text,
        restarts: text,
        mix: toggle,
        calm: toggle,
        'from-addresses': toggle,
        'allow-failures': toggle,
        quiet: toggle,
        help: { ...toggle, short: 'h' },
      },
    }).values
  } catch (error) {
    // parseArgs explains itself well, but in several lines.
    throw new Misuse(`${(error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/\.$/, '')}.`)
  }
}

type Flags = ReturnType<typeof readFlags>

function playOf(flags: Flags, platform: NodeJS.Platform): Play {
  return {
    options: optionsOf(flags, platform),
    length: flags.for === undefined ? null : durationValue('--for', flags.for),
    quiet: flags.quiet,
    allowFailures: flags['allow-failures'],
  }
}

const LONGEST_PERIOD_SECONDS = 3600

function optionsOf(flags: Flags, platform: NodeJS.Platform): SimulatorOptions {
  const given = <T>(value: string | undefined, read: (value: string) => T): T | undefined =>
    value === undefined ? undefined : read(value)
  const defaults = DEFAULT_OPTIONS
  const url = urlValue('--url', flags.url ?? defaults.url)
  if (flags['from-addresses'] && !(platform === 'linux' && isLoopback(url))) {
    throw new Misuse('--from-addresses works on Linux only, and only when --url is on the loopback interface.')
  }
  return {
    url: url.href,
    boxes: given(flags.boxes, (value) => wholeValue('--boxes', value, 1, MOST_BOXES)) ?? defaults.boxes,
    devices: given(flags.devices, (value) => rangeValue('--devices', value, MOST_DEVICES)) ?? defaults.devices,
    period:
      given(flags.period, (value) => seconds(numberValue('--period', value, 0.2, LONGEST_PERIOD_SECONDS))) ??
      defaults.period,
    seed: flags.seed ?? defaults.seed,
    dialects:
      given(flags.dialect, (names) => names.split('+').map((name) => choiceValue('--dialect', name, DIALECT_IDS))) ??
      null,
    encoding: given(flags.encoding, (value) => choiceValue('--encoding', value, ENCODING_NAMES)) ?? null,
    mix: flags.mix,
    rates: ratesOf(flags),
    language: given(flags.lang, (value) => choiceValue('--lang', value, ['zh', 'en', 'both'])) ?? defaults.language,
    fromAddresses: flags['from-addresses'],
  }
}

/** More often than this, nothing else would happen. */
const MOST_PER_HOUR = 3600

function ratesOf(flags: Flags): Rates {
  const unasked = flags.calm ? CALM : LIVELY
  const rate = (flag: 'device-outages' | 'silences' | 'faults' | 'address-changes' | 'restarts', otherwise: number) => {
    const value = flags[flag]
    return value === undefined ? otherwise : numberValue(`--${flag}`, value, 0, MOST_PER_HOUR)
  }
  return {
    deviceOutages: rate('device-outages', unasked.deviceOutages),
    silences: rate('silences', unasked.silences),
    faults: rate('faults', unasked.faults),
    addressChanges: rate('address-changes', unasked.addressChanges),
    restarts: rate('restarts', unasked.restarts),
  }
}

const isLoopback = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname.startsWith('127.')

import { DIALECT_IDS } from './dialects/table'
import { ENCODING_NAMES } from './encodings/table'
import { DEFAULT_OPTIONS, MOST_BOXES, MOST_DEVICES } from './options'
import { LIVELY } from './world/rates'

/** What `--help` prints. */
export function usage(): string {
  return `Plays boxes that do not exist: they report to a monitor over real HTTP.

Usage: npm run simulate -- [flags]

The fleet
  --boxes N              how many boxes, 1–${MOST_BOXES} (${DEFAULT_OPTIONS.boxes})
  --devices N or N-M     sub-devices behind each, up to ${MOST_DEVICES} (${DEFAULT_OPTIONS.devices.min}-${DEFAULT_OPTIONS.devices.max})
  --lang zh|en|both      names and fault descriptions (${DEFAULT_OPTIONS.language})
  --seed WORD            the same seed plays the same world (${DEFAULT_OPTIONS.seed})

Its reports
  --url URL              where they go (${DEFAULT_OPTIONS.url})
  --period SECONDS       between two reports of a box, 0.2 or more (${DEFAULT_OPTIONS.period / 1000})
  --dialect NAME         ${DIALECT_IDS.join(', ')}; several in turn as D4+D5 (D1)
  --encoding NAME        (json)
${columns(ENCODING_NAMES, 25)}
  --mix                  mix dialects and encodings over the boxes, except where one is asked for
  --from-addresses       each box sends from a loopback address of its own (Linux, loopback URLs)

What happens to it, in times per box and hour
  --device-outages X     a device goes offline for a while (${LIVELY.deviceOutages})
  --silences X           a box stops reporting for minutes (${LIVELY.silences})
  --faults X             a box reports a fault (${LIVELY.faults})
  --address-changes X    DHCP gives a box another address (${LIVELY.addressChanges})
  --restarts X           a box starts again (${LIVELY.restarts})
  --calm                 none of these, except those asked for

The play
  --for TIME             stop after 90s, 2m, 1h (until Ctrl+C)
  --quiet                only the summary
  --allow-failures       exit with 0 even if a report was refused or failed
  --help

Exit codes: 0 well, 1 a report was refused or failed, 2 bad usage.`
}

function columns(names: readonly string[], indent: number): string {
  const lines: string[] = []
  for (let start = 0; start < names.length; start += 3) {
    lines.push(' '.repeat(indent) + names.slice(start, start + 3).join(', '))
  }
  return lines.join(',\n')
}

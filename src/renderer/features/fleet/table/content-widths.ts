import type { GatewayView } from '../../../../shared/contract/views'
import { formatDuration } from '../../../../shared/text/duration'
import type { Text } from '../../../../shared/text/text'
import { hours, minutes } from '../../../../shared/time/millis'
import { textWidth } from '../../../ui/text-width'
import { TEXT_COLUMNS, type TextColumn } from './columns'
import { cellText } from './rows-text'

/** As in table.css: beside a text, and its font. In px. */
const BESIDE = 16
const FONT = 12
/** Columns do not move for a letter. */
const STEP = 4
/** Longer than any column is ever drawn. */
const LOOKED_AT = 60

/** A changed gateway is another object, so this never goes stale. */
const known = new WeakMap<GatewayView, readonly number[]>()

/** How wide the longest text of each text column is with its edges, in px and in the order of the columns; 0 where none has any. */
export function contentWidths(gateways: Iterable<GatewayView>, text: Text): readonly number[] {
  const widest = TEXT_COLUMNS.map(() => 0)
  for (const gateway of gateways) {
    const widths = known.get(gateway) ?? widthsOf(gateway, text)
    known.set(gateway, widths)
    widths.forEach((width, place) => {
      if (width > (widest[place] ?? 0)) widest[place] = width
    })
  }
  return widest
}

/** Beside an age, in px: its ring. */
const RING = 22

/** How wide the longest age is in a language, with its ring and its edges, in px: as ages go on, no column moves. */
export const ageWidth = (text: Text): number =>
  inSteps(textWidth(formatDuration(hours(23) + minutes(59), text), FONT) + RING + BESIDE)

const inSteps = (width: number): number => Math.ceil(width / STEP) * STEP

const widthsOf = (gateway: GatewayView, text: Text): readonly number[] =>
  TEXT_COLUMNS.map((id) => {
    const said = cellText(gateway, id, text, 0).slice(0, LOOKED_AT)
    return said === '' ? 0 : inSteps(textWidth(said, FONT, isMono(id)) + BESIDE)
  })

const isMono = (id: TextColumn): boolean => id === 'sn' || id === 'mac'

import { encode } from 'uqr'
import './qr-code.css'

interface Props {
  readonly text: string
  /** What a screen reader says of it. */
  readonly label: string
  readonly size: 'small' | 'normal'
}

/** What scanners need around it, in modules. */
const QUIET_ZONE = 4

/** A text to be scanned. Dark on light in either theme: many scanners read nothing else. */
export function QrCode({ text, label, size }: Props) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 0 })
  const side = modules + 2 * QUIET_ZONE
  const viewBox = `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`
  return (
    <svg className={`qr ${size}`} viewBox={viewBox} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={modulesPath(data)} />
    </svg>
  )
}

/** The dark modules as squares, those side by side as one. */
export function modulesPath(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const begun = x
      while (row[x + 1]) x++
      path += `M${begun} ${y}h${x - begun + 1}v1h${begun - x - 1}z`
    }
  })
  return path
}

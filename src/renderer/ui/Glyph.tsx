import type { ReactNode } from 'react'
import './glyph.css'

/** A state by its silhouette; colour only repeats what the shape says. */
export type GlyphShape = 'disc' | 'clock' | 'cross' | 'warning' | 'bars' | 'dashes' | 'ring'

/** The colours of a state. */
export type Tone = 'ok' | 'late' | 'off' | 'abn' | 'mute' | 'unk'

const TONES: Readonly<Record<GlyphShape, Tone>> = {
  disc: 'ok',
  clock: 'late',
  cross: 'off',
  warning: 'abn',
  bars: 'mute',
  dashes: 'unk',
  ring: 'unk',
}

const SHAPES: Readonly<Record<GlyphShape, ReactNode>> = {
  disc: <circle cx="8" cy="8" r="5.2" className="fill" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.9" strokeWidth="2" />
      <path d="M8 4.8v3.4l2.3 1.4" strokeWidth="1.9" />
    </>
  ),
  cross: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="3.2" className="fill" />
      <path d="m5.3 5.3 5.4 5.4M10.7 5.3l-5.4 5.4" className="cut" strokeWidth="2" />
    </>
  ),
  warning: (
    <>
      <path
        d="M8 1.3c.5 0 .9.3 1.1.7l5.8 10.6c.5.9-.1 2-1.1 2H2.2c-1 0-1.6-1.1-1.1-2L6.9 2c.2-.4.6-.7 1.1-.7z"
        className="fill"
      />
      <path d="M8 5.6v3.8M8 12v.05" className="cut" strokeWidth="1.9" />
    </>
  ),
  bars: <path d="M5.3 3v10M10.7 3v10" strokeWidth="2.8" />,
  dashes: <circle cx="8" cy="8" r="5.7" strokeWidth="1.9" strokeDasharray="2.7 3.27" />,
  ring: <circle cx="8" cy="8" r="5" strokeWidth="2" />,
}

interface Props {
  readonly shape: GlyphShape
  /** 12, 14, 20 or 28 px. */
  readonly size?: 's' | 'm' | 'l' | 'xl'
}

/** Decoration: the word of the state stands beside it. */
export const Glyph = ({ shape, size = 'm' }: Props) => (
  <svg className={`glyph ${size} tone-${TONES[shape]}`} viewBox="0 0 16 16" aria-hidden="true">
    {SHAPES[shape]}
  </svg>
)

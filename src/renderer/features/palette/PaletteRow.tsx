import { useEffect, useRef } from 'react'
import { nameOf, standingOf } from '../../store/standing'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { standingGlyph } from '../gateway/standing-look'
import type { Entry } from './command'

interface Props {
  readonly id: string
  readonly entry: Entry
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onRun: () => void
}

/** One option. The field keeps the focus; the pointer only moves the choice. */
export function PaletteRow({ id, entry, isChosen, onChoose, onRun }: Props) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isChosen) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <button
      ref={ref}
      id={id}
      type="button"
      tabIndex={-1}
      className={isChosen ? 'palette-row chosen' : 'palette-row'}
      onPointerMove={onChoose}
      onClick={onRun}
      {...option(isChosen)}
    >
      <RowIcon entry={entry} />
      <span className="grow ell">{entry.kind === 'gateway' ? nameOf(entry.gateway) : entry.label}</span>
      {entry.kind === 'gateway' ? (
        <span className="t3 sm">{entry.aside}</span>
      ) : (
        entry.keys !== undefined && <span className="kbd">{entry.keys}</span>
      )}
    </button>
  )
}

const option = (isChosen: boolean) => ({ role: 'option', 'aria-selected': isChosen })

function RowIcon({ entry }: { readonly entry: Entry }) {
  if (entry.kind === 'gateway') return <Glyph shape={standingGlyph[standingOf(entry.gateway)]} />
  return (
    <span className="t3">
      <Icon name={entry.icon} small />
    </span>
  )
}

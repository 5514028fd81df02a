import { useEffect, useRef } from 'react'
import { isDown } from '../../../shared/events/sense'
import { nameOfDevice } from '../../store/devices'
import { useText } from '../../store/hooks'
import { nameOf, standingOf } from '../../store/standing'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { deviceGlyph, standingGlyph } from '../gateway/standing-look'
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
      <RowText entry={entry} />
    </button>
  )
}

const option = (isChosen: boolean) => ({ role: 'option', 'aria-selected': isChosen })

interface Part {
  readonly entry: Entry
}

function RowText({ entry }: Part) {
  const { deviceStatus } = useText()
  switch (entry.kind) {
    case 'gateway':
      return (
        <>
          <span className="grow ell">{nameOf(entry.gateway)}</span>
          <span className="t3 sm">{entry.aside}</span>
        </>
      )
    case 'device': {
      const { ip, status } = entry.device
      return (
        <>
          <span className="grow ell">
            {nameOfDevice(entry.device)}
            <span className="t3"> · {nameOf(entry.gateway)}</span>
          </span>
          {isDown(status) ? (
            <span className="tone-off toned sm">{deviceStatus[status]}</span>
          ) : (
            <span className="t3 sm">{ip}</span>
          )}
        </>
      )
    }
    case 'command':
      return (
        <>
          <span className="grow ell">{entry.label}</span>
          {entry.keys !== undefined && <span className="kbd">{entry.keys}</span>}
        </>
      )
  }
}

function RowIcon({ entry }: Part) {
  if (entry.kind === 'device') return <Glyph shape={deviceGlyph[entry.device.status]} />
  if (entry.kind === 'gateway') return <Glyph shape={standingGlyph[standingOf(entry.gateway)]} />
  return (
    <span className="t3">
      <Icon name={entry.icon} small />
    </span>
  )
}

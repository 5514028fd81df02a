import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { useSaveSettings } from '../settings/use-save-settings'
import { PaletteRow } from './PaletteRow'
import { type Entry, paletteEntries } from './palette-entries'
import './palette.css'

/** One field that leads everywhere: type, choose with the arrows, Enter. */
export function Palette() {
  const text = useText()
  const { view } = useStores()
  const world = useStation((state) => state.world)
  const run = useRun()
  const listId = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const entries = useMemo(() => paletteEntries(world?.gateways.values() ?? [], query, text), [world, query, text])
  const place = Math.min(chosen, entries.length - 1)
  const close = () => view.showPalette(false)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setChosen((place + step + entries.length) % entries.length)
    }
    const entry = entries[place]
    if (event.key === 'Enter' && entry) run(entry)
  }
  const firstCommand = entries.findIndex(({ kind }) => kind !== 'gateway')
  return (
    <Dialog label={text.palette.label} className="palette" onClose={close}>
      <div className="palette-field">
        <Icon name="search" />
        <input
          placeholder={text.shell.jump}
          aria-label={text.shell.jump}
          value={query}
          spellCheck={false}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
          }}
          {...comboBox(listId, entries.length > 0 ? `${listId}-${place}` : undefined)}
        />
        <span className="kbd">Esc</span>
      </div>
      <div id={listId} className="palette-list" {...LIST}>
        {entries.map((entry, index) => (
          <div key={keyOf(entry)}>
            {index === 0 && entry.kind === 'gateway' && <p className="palette-head">{text.palette.boxes}</p>}
            {index === firstCommand && <p className="palette-head">{text.palette.commands}</p>}
            <PaletteRow
              id={`${listId}-${index}`}
              entry={entry}
              isChosen={index === place}
              onChoose={() => setChosen(index)}
              onRun={() => run(entry)}
            />
          </div>
        ))}
        {entries.length === 0 && <p className="palette-none">{text.palette.nothing(query)}</p>}
      </div>
    </Dialog>
  )
}

const LIST = { role: 'listbox' }

/** The field of a list whose options are never focused themselves. */
const comboBox = (listId: string, activeId: string | undefined) => ({
  role: 'combobox',
  'aria-expanded': true,
  'aria-controls': listId,
  'aria-activedescendant': activeId,
})

function useRun() {
  const { view } = useStores()
  const change = useSaveSettings()
  return (entry: Entry) => {
    switch (entry.kind) {
      case 'gateway':
        return view.showGateway(entry.gateway.id)
      case 'screen':
        return view.showScreen(entry.screen)
      case 'theme':
        void change({ theme: entry.theme })
        return view.showPalette(false)
      case 'language':
        void change({ language: entry.language })
        return view.showPalette(false)
    }
  }
}

const keyOf = (entry: Entry): string => (entry.kind === 'gateway' ? entry.gateway.id : `${entry.kind} ${entry.label}`)

import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { warmSearch } from '../../store/warm-search'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import type { Entry } from './command'
import { PaletteRow } from './PaletteRow'
import { paletteEntries } from './palette-entries'
import { useFoundElsewhere } from './use-found-elsewhere'
import { useOffers } from './use-offers'
import './palette.css'

/** One field that leads everywhere: type, choose with the arrows, Enter. */
export function Palette() {
  const text = useText()
  const { station, view } = useStores()
  const world = useStation((state) => state.world)
  const offers = useOffers()
  const run = (entry: Entry) => {
    if (entry.kind === 'command') return entry.run()
    view.showGateway(entry.gateway.id, entry.kind === 'device' ? entry.device.id : null)
  }
  const listId = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const elsewhere = useFoundElsewhere(query)
  useEffect(() => warmSearch(station.state.getState().world?.gateways.values() ?? []), [station])
  const entries = paletteEntries([...(world?.gateways.values() ?? []), ...elsewhere], query, offers)
  const place = Math.min(chosen, entries.length - 1)
  const close = () => view.showPalette(false)

  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of somebody who composes a word choose among its signs.
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      setChosen((place + step + entries.length) % entries.length)
    }
    const entry = entries[place]
    if (event.key !== 'Enter' || !entry) return
    // The focus goes back while this key is down: it must not press what has it then.
    event.preventDefault()
    run(entry)
  }
  const heads = { gateway: text.palette.boxes, device: text.palette.devices, command: text.palette.commands }
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
          <div key={keyOf(entry, index)}>
            {entry.kind !== entries[index - 1]?.kind && <p className="palette-head">{heads[entry.kind]}</p>}
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

/** Two things that were removed may have had one name. */
function keyOf(entry: Entry, place: number): string {
  if (entry.kind === 'command') return `${place} ${entry.label}`
  return entry.kind === 'gateway' ? entry.gateway.id : `${entry.gateway.id} ${entry.device.id}`
}

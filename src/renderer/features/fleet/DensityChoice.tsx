import { useId } from 'react'
import { DENSITIES, type Density } from '../../store/fleet-look'
import { useText } from '../../store/hooks'
import { useFleetLook } from '../../store/use-fleet'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icon-paths'

const ICONS: Readonly<Record<Density, IconName>> = { cards: 'fleet', compact: 'compact', table: 'table', wall: 'wall' }

/** How densely the boxes are drawn. On narrow windows only the chosen one keeps its word. */
export function DensityChoice() {
  const { tools } = useText()
  const { look, change } = useFleetLook()
  const name = useId()
  return (
    <fieldset className="seg density-choice" aria-label={tools.density}>
      {DENSITIES.map((density, place) => (
        <label key={density} data-tip={`${tools.densities[density]} (Alt ${place + 1})`}>
          <input
            type="radio"
            className="unseen"
            name={name}
            checked={look.density === density}
            onChange={() => change({ density })}
          />
          <Icon name={ICONS[density]} small />
          <span className="density-word">{tools.densities[density]}</span>
        </label>
      ))}
    </fieldset>
  )
}

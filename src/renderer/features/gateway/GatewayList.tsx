import { memo, type RefObject, useLayoutEffect, useRef } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useGateway, useLanguage, useMinute, useStation, useText, useView } from '../../store/hooks'
import { fleetTotal } from '../../store/site-counts'
import { isProblem, nameOf, standingOf } from '../../store/standing'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { Name } from '../../ui/Name'
import { VirtualList } from '../../ui/VirtualList'
import { Since } from '../fleet/compact/Since'
import { useAtWork } from '../fleet/use-at-work'
import { useHeldIds } from '../fleet/use-held-ids'
import { deviceAt, useOpenBox } from '../fleet/use-open-box'
import { commandHere } from '../shell/keyboard-map'
import { DeviceMention, useMention } from './DeviceMention'
import { stateSentence } from './gateway-words'
import { standingGlyph, standingTone } from './standing-look'
import './gateway-list.css'

const ROW_HEIGHT = 51

/** The other boxes beside the page of one, in the order of the fleet: problems first. Filters as the fleet does. */
export function GatewayList({ openId }: { readonly openId: string }) {
  const { gateway: say, action } = useText()
  const { view } = useStores()
  const { atWork, handlers } = useAtWork()
  const ids = useHeldIds(atWork)
  const query = useView(({ filter }) => filter.query)
  const total = useStation(({ world }) => fleetTotal(world))
  const filter = useRef<HTMLInputElement>(null)
  useFilterKey(filter)
  return (
    <aside className="gateway-list" aria-label={say.listLabel} {...handlers}>
      <div className="gateway-list-head">
        <Button kind="quiet" icon="back" aria-label={action.back} data-tip={action.back} onClick={view.closeGateway} />
        <div className="field grow">
          <Icon name="search" small />
          <input
            ref={filter}
            type="search"
            aria-label={say.filterBoxes(total)}
            placeholder={say.filterBoxes(total)}
            value={query}
            onChange={(event) => view.setQuery(event.target.value)}
          />
          <span className="kbd" aria-hidden="true">
            /
          </span>
        </div>
      </div>
      {ids.length === 0 ? (
        <div className="gateway-list-none sm t2">
          <p>{say.noBoxMatches}</p>
          <Button size="small" onClick={view.clearFilter}>
            {say.clearFilter}
          </Button>
        </div>
      ) : (
        <VirtualList
          label={say.listLabel}
          keys={ids}
          rowHeight={ROW_HEIGHT}
          current={ids.indexOf(openId)}
          row={(id) => <Row id={id} isOpen={id === openId} />}
        />
      )}
    </aside>
  )
}

/** `/` filters here rather than in the fleet, which would close the page. */
function useFilterKey(filter: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (commandHere(event) !== 'filter') return
      // Not drawn where the window is narrow: then the key keeps its meaning.
      if (filter.current === null || !filter.current.checkVisibility()) return
      event.preventDefault()
      event.stopPropagation()
      filter.current.select()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [filter])
}

const Row = memo(({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) => {
  const gateway = useGateway(id)
  const openBox = useOpenBox()
  const text = useText()
  const speech = { text, language: useLanguage(), now: useMinute() }
  if (gateway === undefined) return null
  const standing = standingOf(gateway)
  const { lead } = stateSentence(gateway, speech)
  return (
    <button
      type="button"
      className={`gateway-row tone-${standingTone[standing]}`}
      aria-current={isOpen ? 'page' : undefined}
      onClick={({ target }) => openBox(id, deviceAt(target))}
    >
      <Glyph shape={standingGlyph[standing]} />
      <Name className="medium">{nameOf(gateway)}</Name>
      <span
        className={isProblem(standing) ? 'sm toned' : 'sm t3'}
        data-tip={standing === 'abnormal' ? text.card.sinceFault : text.card.sinceReport}
      >
        <Since gateway={gateway} />
      </span>
      <span className="gateway-row-more ell">
        <span className={standing === 'online' ? 'unseen' : 'toned'}>{lead}</span>
        <RowRest gateway={gateway} />
      </span>
    </button>
  )
})

/** Its sub-device that is meant or down, else its address; nothing beside a fault, which needs the room. */
function RowRest({ gateway }: { readonly gateway: GatewayView }) {
  const mention = useMention(gateway)
  const standing = standingOf(gateway)
  const address = standing === 'abnormal' ? undefined : gateway.addresses[0]
  if (mention === null && address === undefined) return null
  return (
    <>
      {standing !== 'online' && ' · '}
      {mention === null ? address : <DeviceMention mention={mention} />}
    </>
  )
}

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { IncidentView } from '../../../shared/contract/alert-views'
import { isUnacknowledged } from '../../../shared/contract/unacknowledged'
import type { Burst } from '../../../shared/events/bursts'
import type { Millis } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import type { LoggedEvent } from '../../store/event-log'
import { eventLook } from '../../store/event-look'
import { type EventLine, eventLines, type Opened } from '../../store/event-rows'
import { useFleetSizes, useGroupOf } from '../../store/groups'
import { useGateway, useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { type ListLine, ScrollList, type ScrollListControl } from '../../ui/ScrollList'
import { BoxMenu } from '../alerts/BoxMenu'
import { BurstRow } from './BurstRow'
import { DayHead } from './DayHead'
import { dayOf } from './days'
import { EventRow, rowClass } from './EventRow'
import { useDayCounts } from './use-day-counts'
import type { LogState } from './use-event-log'
import type { EventQuery } from './use-event-query'
import { useIncidents } from './use-incidents'
import { useLineKeys } from './use-line-keys'
import { usePill } from './use-pill'

interface Props {
  readonly state: LogState
  readonly query: EventQuery
  readonly groupBursts: boolean
  readonly onAcknowledge: (incidents: readonly string[]) => void
  readonly onSaid: (wrong: string | null) => void
}

/** px */
const HEIGHTS: Readonly<Record<EventLine['kind'], number>> = { day: 40, event: 36, burst: 36, member: 30, more: 30 }

/** Lines from the end of what is loaded at which more is asked for: some screens ahead of who scrolls. */
const AHEAD = 60

/** The events by days, newest first; more of them are read as one scrolls, in both directions. */
export function EventList({ state, query, groupBursts, onAcknowledge, onSaid }: Props) {
  const { events: say } = useText()
  const { station, view } = useStores()
  const frame = useRef<HTMLDivElement>(null)
  const list = useRef<ScrollListControl>(null)
  const groups = useGroupOf()
  const sizes = useFleetSizes()
  const incidents = useIncidents()
  const [opened, setOpened] = useState<Opened>({ bursts: new Set(), whole: new Set() })
  const [menu, setMenu] = useState<{ readonly gateway: string; readonly anchor: Element } | null>(null)
  const [inSight, setInSight] = useState<readonly Millis[]>([])
  const { log } = state
  const events = log?.events ?? NONE
  const lines = useMemo(
    () => eventLines(events, groupBursts, (gateway) => groups.get(gateway) ?? null, opened, dayOf),
    [events, groupBursts, groups, opened],
  )
  const listed = useMemo(
    (): readonly ListLine[] => lines.map(({ key, kind }) => ({ key, height: HEIGHTS[kind], heads: kind === 'day' })),
    [lines],
  )
  const counts = useDayCounts(query, inSight)
  const pill = usePill(log)

  const onSight = (first: number, last: number, atTop: boolean) => {
    pill.see(atTop)
    if (last > lines.length - AHEAD) state.loadOlder()
    if (first < AHEAD) state.loadNewer()
    const days = daysAmong(lines, first, last)
    setInSight((known) => (known.join() === days.join() ? known : days))
  }
  const toggle = useCallback(
    ({ members }: Burst<LoggedEvent>, open?: boolean) => setOpened((before) => toggled(before, members, open)),
    [],
  )
  const showWhole = ({ members }: Burst<LoggedEvent>) =>
    setOpened(({ bursts, whole }) => ({ bursts, whole: new Set([...whole, members[0].id]) }))
  const openMenu = useCallback((event: LoggedEvent, anchor: Element) => setMenu({ gateway: event.gateway, anchor }), [])
  const isThere = (gateway: string) => station.state.getState().world?.gateways.has(gateway) === true
  const keys = useLineKeys(lines, list, frame, {
    acknowledge: (line) => {
      const waiting = eventsOf(line)
        .flatMap(({ id }) => incidents.get(id) ?? [])
        .filter(isUnacknowledged)
      if (waiting.length > 0) onAcknowledge(waiting.map(({ id }) => id))
    },
    openMenu: (line, element) => {
      const [event] = eventsOf(line)
      if (event !== undefined && line.kind !== 'burst' && isThere(event.gateway)) openMenu(event, element)
    },
    toggle: (line, open) => {
      if (line.kind === 'burst') toggle(line.burst, open)
    },
  })
  const open = useCallback((event: LoggedEvent) => view.showGateway(event.gateway, event.device), [view])

  const draw = (place: number): ReactNode => {
    const line = lines[place]
    if (line === undefined) return null
    const current = line.key === keys.current
    switch (line.kind) {
      case 'day':
        return <DayHead day={line.day} count={counts.get(line.day)} />
      case 'more':
        return (
          <div className={`${rowClass(line.edge, true)} event-more`}>
            <button
              type="button"
              className="event-main"
              tabIndex={current ? 0 : -1}
              onClick={() => showWhole(line.burst)}
            >
              {say.more(line.hidden)}
            </button>
          </div>
        )
      case 'burst':
        return (
          <BurstRow
            {...{ ...line, current, onAcknowledge }}
            size={sizeOf(line.burst, sizes)}
            incidents={toldOf(line.burst, incidents)}
            onToggle={toggle}
          />
        )
      default:
        return (
          <EventRow
            {...{ event: line.event, edge: line.edge, current, onAcknowledge }}
            isMember={line.kind === 'member'}
            incident={incidents.get(line.event.id)}
            onOpen={open}
            onMenu={isThere(line.event.gateway) ? openMenu : null}
          />
        )
    }
  }
  const drawHead = (place: number) => {
    const line = lines[place]
    return line?.kind === 'day' ? <DayHead day={line.day} count={counts.get(line.day)} /> : null
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only looks where the focus of the lines within is
    <div
      className="events-list"
      ref={frame}
      onFocus={({ target }) => keys.stand(target.closest('[data-line]')?.getAttribute('data-line') ?? keys.current)}
    >
      <ScrollList
        label={say.list}
        lines={listed}
        draw={draw}
        drawHead={drawHead}
        kept={keys.current}
        onSight={onSight}
        onKeyDown={keys.onKeyDown}
        control={list}
        sticks={log?.newer === null}
        begun={state.begun}
        busy={state.busy}
        foot={<p className="events-foot">{log?.older === null ? say.oldest : say.older}</p>}
      />
      <p className="unseen" role="status">
        {pill.said === 0 ? '' : say.fresh(pill.said)}
      </p>
      {pill.kind !== null && (
        <div className="events-pill">
          <Button
            kind="primary"
            size="small"
            icon="up"
            onClick={() => (pill.kind === 'fresh' ? list.current?.toTop() : state.toLatest())}
          >
            {pill.kind === 'fresh' ? say.fresh(pill.count) : say.latest}
          </Button>
        </div>
      )}
      {menu !== null && <RowMenu {...menu} onClose={() => setMenu(null)} onSaid={onSaid} />}
    </div>
  )
}

interface RowMenuProps {
  readonly gateway: string
  readonly anchor: Element
  readonly onClose: () => void
  readonly onSaid: (wrong: string | null) => void
}

/** What can be done with the box that an event is about. */
function RowMenu({ gateway: id, anchor, onClose, onSaid }: RowMenuProps) {
  const { events: say } = useText()
  const { view } = useStores()
  const gateway = useGateway(id)
  const hasWorld = useStation(({ world }) => world !== null)
  if (gateway === undefined || !hasWorld) return null
  const first = [
    { label: say.openBox, icon: 'forward' as const, onChoose: () => view.showGateway(id) },
    { label: say.onlyThis, icon: 'filter' as const, onChoose: () => eventLook.change({ gateway: id }) },
  ]
  return <BoxMenu gateway={gateway} anchor={anchor} onClose={onClose} onSaid={onSaid} first={first} />
}

const NONE: readonly LoggedEvent[] = []

const eventsOf = (line: EventLine): readonly LoggedEvent[] => {
  if (line.kind === 'burst') return line.burst.members
  return line.kind === 'event' || line.kind === 'member' ? [line.event] : []
}

const toldOf = ({ members }: Burst<LoggedEvent>, incidents: ReadonlyMap<string, IncidentView>) =>
  members.flatMap(({ id }) => incidents.get(id) ?? [])

function sizeOf({ scope }: Burst<LoggedEvent>, sizes: ReturnType<typeof useFleetSizes>): number | null {
  if (scope.kind !== 'group') return null
  return scope.group === null ? sizes.all : (sizes.byGroup.get(scope.group) ?? null)
}

function daysAmong(lines: readonly EventLine[], first: number, last: number): readonly Millis[] {
  const days = new Set<Millis>()
  for (const line of lines.slice(first, last + 1)) {
    if (line.kind === 'day') days.add(line.day)
    else {
      const [event] = eventsOf(line)
      if (event !== undefined) days.add(dayOf(event.at))
    }
  }
  return [...days]
}

function toggled({ bursts, whole }: Opened, members: Burst<LoggedEvent>['members'], open?: boolean): Opened {
  const ids = members.map(({ id }) => id)
  const isOpen = ids.some((id) => bursts.has(id))
  if (open === isOpen) return { bursts, whole }
  if (isOpen) return { bursts: without(bursts, ids), whole: without(whole, ids) }
  return { bursts: new Set([...bursts, members[0].id]), whole }
}

const without = (set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> => {
  const gone = new Set(ids)
  return new Set([...set].filter((id) => !gone.has(id)))
}

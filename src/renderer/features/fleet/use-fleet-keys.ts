import { useEffectEvent, useLayoutEffect } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useText, useView } from '../../store/hooks'
import { isFiltering } from '../../store/shown'
import { useFleetLook, useSelectedIds, useShownIds } from '../../store/use-fleet'
import type { BoxTask } from '../../store/view'
import { copyText } from '../../ui/copy-text'
import { isFocusNowhere } from '../../ui/focus'
import { useAcknowledgeBox } from '../alerts/use-box-keys'
import { type Command, commandHere } from '../shell/keyboard-map'
import { useAtStation } from '../sites/use-at-station'
import { openGroupMenu } from './ToolMenus'
import { columnsOf, STANDARD_COLUMNS } from './table/columns'
import { rowsText } from './table/rows-text'
import { useCopyIp } from './use-box-items'

/**
 * The keys that do something with the box that the keyboard stands on, or with all that are selected. However the fleet
 * is drawn, a box carries its id as `data-gateway`.
 */
export function useFleetKeys(): void {
  const { view } = useStores()
  const shown = useShownIds()
  const selected = useSelectedIds()
  const filtering = useView(({ filter }) => isFiltering(filter))
  const actions = useActions()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = commandHere(event)
    if (command === null) return
    if (isFocusNowhere() && TO_THE_GRID.has(command)) {
      event.preventDefault()
      const { activeGateway } = view.state.getState()
      return command === 'open' && activeGateway !== null && shown.includes(activeGateway)
        ? view.showGateway(activeGateway)
        : view.focusFleet()
    }
    if (command === 'all') {
      event.preventDefault()
      return view.select(shown)
    }
    if (command === 'export') {
      event.preventDefault()
      const gateways = selected.length > 0 ? selected : filtering ? shown : undefined
      return view.showReports(gateways === undefined ? {} : { gateways })
    }
    if (command === 'group') return openGroupMenu()
    if (command === 'back') return view.clearSelection()
    const cell = cellAt(document.activeElement)
    const own = idOf(cell)
    const ids = selected.length > 0 ? selected : own === undefined ? [] : [own]
    const act = ids.length === 0 ? undefined : actions[command]
    if (act === undefined) return
    event.preventDefault()
    act(ids, cell)
  })
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** What a grid does by itself while the focus is in it. While it is nowhere, they bring it there. */
const TO_THE_GRID: ReadonlySet<Command> = new Set<Command>(['move', 'extend', 'select', 'open'])

type Act = (ids: readonly string[], cell: HTMLElement | null) => void

function useActions(): Partial<Record<Command, Act>> {
  const { station, view, notices } = useStores()
  const text = useText()
  const { density } = useFleetLook().look
  const acknowledge = useAcknowledgeBox()
  const copyIp = useCopyIp()
  const { atStation } = useAtStation()
  const boxes = (ids: readonly string[]): readonly GatewayView[] =>
    ids.flatMap((id) => station.state.getState().world?.gateways.get(id) ?? [])
  const ask =
    (kind: BoxTask['kind']): Act =>
    (ids, cell) => {
      const anchor = document.querySelector('.bulk-bar') ?? cell?.querySelector('.card-menu') ?? cell
      atStation(() => view.ask({ kind, ids, anchor }))
    }
  // Words belong to one box: the one the keyboard stands on.
  const askOne =
    (kind: BoxTask['kind']): Act =>
    (ids, cell) => {
      const id = idOf(cell) ?? (ids.length === 1 ? ids[0] : undefined)
      if (id !== undefined) atStation(() => view.ask({ kind, ids: [id], anchor: cell }))
    }
  const copyRows: Act = async (ids) => {
    const rows = rowsText(boxes(ids), columnsOf(STANDARD_COLUMNS), text, station.clock.now())
    if (await copyText(rows)) notices.tell(text.table.copied(ids.length))
    else notices.fail(text.boxActions.copyFailed)
  }
  return {
    acknowledge: async (ids) => {
      for (const id of ids) {
        const wrong = await acknowledge(id)
        notices.fail(wrong)
        if (wrong !== null) return
      }
    },
    mute: ask('mute'),
    tag: ask('tag'),
    rename: askOne('rename'),
    note: askOne('note'),
    copyIp: (ids) => void copyIp(boxes(ids)),
    // The table copies its own columns.
    ...(density === 'table' ? {} : { copyRow: copyRows }),
  }
}

const cellAt = (element: Element | null): HTMLElement | null => element?.closest<HTMLElement>('[data-gateway]') ?? null

const idOf = (cell: HTMLElement | null): string | undefined => cell?.dataset['gateway']

import { useState } from 'react'
import { useStores } from '../../store/context'
import { useText, useView } from '../../store/hooks'
import { useSiteNames } from '../../store/sites'
import { useFleetLook, useFleetWords } from '../../store/use-fleet'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icon-paths'
import { Menu } from '../../ui/Menu'
import { isToolOn, TOOLS, type Tool, toolItems, toolLabel } from './tool-items'

const ICONS: Readonly<Record<Tool, IconName>> = { state: 'filter', group: 'group', tags: 'tag', sort: 'sort' }

/** Where the shortcut for groups leads. */
const GROUP_MENU_ID = 'fleet-group-menu'
const FILTERS_ID = 'fleet-filters-menu'

interface Open {
  /** `all` is the menu of the menus, where the window has no room for each. */
  readonly tool: Tool | 'all'
  readonly anchor: Element
}

/** What the fleet is narrowed to, and how it is grouped and sorted. */
export function ToolMenus() {
  const text = useText()
  const { view } = useStores()
  const filter = useView((state) => state.filter)
  const { look, change } = useFleetLook()
  const tools = { text, view, filter, look, change, ...useFleetWords(), sites: useSiteNames() }
  const [open, setOpen] = useState<Open | null>(null)
  const on = TOOLS.filter((tool) => isToolOn(tool, tools)).length
  const close = () => setOpen(null)
  const anchor = open?.anchor
  return (
    <>
      {TOOLS.map((tool) => (
        <Button
          key={tool}
          id={tool === 'group' ? GROUP_MENU_ID : undefined}
          className={isToolOn(tool, tools) ? 'tool on' : 'tool'}
          icon={ICONS[tool]}
          aria-haspopup="menu"
          onClick={(event) => setOpen({ tool, anchor: event.currentTarget })}
        >
          <span className="ell">{toolLabel(tool, tools)}</span>
          <Icon name="down" small />
        </Button>
      ))}
      <Button
        id={FILTERS_ID}
        className={on > 0 ? 'tools-folded on' : 'tools-folded'}
        icon="filter"
        aria-haspopup="menu"
        onClick={(event) => setOpen({ tool: 'all', anchor: event.currentTarget })}
      >
        {on === 0 ? text.tools.filters : text.tools.filtersOn(on)}
        <Icon name="down" small />
      </Button>
      {open?.tool === 'all' && anchor && (
        <Menu
          label={text.tools.filters}
          anchor={anchor}
          align="left"
          onClose={() => setOpen((now) => (now?.tool === 'all' ? null : now))}
          items={TOOLS.map((tool) => ({
            label: toolLabel(tool, tools),
            icon: ICONS[tool],
            onChoose: () => setOpen({ tool, anchor }),
          }))}
        />
      )}
      {open !== null && open.tool !== 'all' && anchor && (
        <Menu
          key={open.tool}
          label={toolLabel(open.tool, tools)}
          anchor={anchor}
          align="left"
          onClose={close}
          items={toolItems(open.tool, tools)}
        />
      )}
    </>
  )
}

/** Opens the menu of the groups, or the menu it is folded into. */
export function openGroupMenu(): void {
  const button = document.getElementById(GROUP_MENU_ID)
  const shown = button?.offsetParent === null ? document.getElementById(FILTERS_ID) : button
  shown?.click()
}

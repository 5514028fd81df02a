import type { Text } from '../../../shared/text/text'
import { type FleetLook, GROUPINGS, SORT_KEYS, sortedBy } from '../../store/fleet-look'
import type { FleetFilter } from '../../store/shown'
import { STANDINGS } from '../../store/standing'
import type { View } from '../../store/view'
import type { MenuItem } from '../../ui/Menu'

/** What the toolbar's menus are made of. */
export interface Tools {
  readonly text: Text
  readonly view: View
  readonly filter: FleetFilter
  readonly look: FleetLook
  readonly change: (change: Partial<FleetLook>) => void
  /** All that any box has, in order. */
  readonly tags: readonly string[]
  readonly groups: readonly string[]
  /** What the sites of headquarters are called, by id. */
  readonly sites: ReadonlyMap<string, string>
}

export const TOOLS = ['state', 'group', 'tags', 'sort'] as const
export type Tool = (typeof TOOLS)[number]

/** What a tool says of itself, with what is chosen in it. */
export function toolLabel(tool: Tool, { text, filter, look, sites }: Tools): string {
  const { tools, standing } = text
  const chosen = (what: string, values: readonly string[]) => {
    const [first, ...more] = values
    if (first === undefined) return what
    return tools.chosen(what, more.length === 0 ? first : tools.several(first, more.length))
  }
  switch (tool) {
    case 'state':
      return chosen(
        tools.state,
        filter.standings.map((one) => standing[one]),
      )
    case 'group': {
      const only = [
        ...filter.sites.map((site) => sites.get(site) ?? site),
        ...filter.groups.map((group) => group || tools.noGroup),
      ]
      return chosen(tools.groupBy, only.length > 0 ? only : [tools.grouping[look.grouping]])
    }
    case 'tags':
      return chosen(tools.tags, filter.tags)
    case 'sort':
      return tools.chosen(tools.sort, tools.sorts[look.sort.by])
  }
}

export const isToolOn = (tool: Tool, { filter }: Tools): boolean =>
  ({ state: filter.standings, group: [...filter.groups, ...filter.sites], tags: filter.tags, sort: [] })[tool].length >
  0

/** What can be chosen in a tool. */
export function toolItems(tool: Tool, tools: Tools): readonly MenuItem[] {
  return { state: stateItems, group: groupItems, tags: tagItems, sort: sortItems }[tool](tools)
}

const stateItems = ({ text, view, filter }: Tools): readonly MenuItem[] =>
  STANDINGS.map((standing) => ({
    label: text.standing[standing],
    checked: filter.standings.includes(standing),
    onChoose: () => view.toggleStanding(standing, true),
  }))

function groupItems({ text: { tools }, view, filter, look, change, groups, sites }: Tools): readonly MenuItem[] {
  const groupings = GROUPINGS.filter((grouping) => grouping !== 'site' || sites.size > 0).map((grouping) => ({
    ...chosen(look.grouping === grouping),
    label: tools.chosen(tools.groupBy, tools.grouping[grouping]),
    onChoose: () => change({ grouping }),
  }))
  const only = (groups.length === 0 ? [] : [...groups, '']).map((group, place) => ({
    label: group || tools.noGroup,
    checked: filter.groups.includes(group),
    begins: place === 0,
    onChoose: () => view.toggleGroup(group),
  }))
  const onlySites = [...sites].map(([site, name], place) => ({
    label: name,
    checked: filter.sites.includes(site),
    begins: place === 0,
    onChoose: () => view.toggleSite(site),
  }))
  return [...groupings, ...onlySites, ...only]
}

const tagItems = ({ text: { tools }, view, filter, tags }: Tools): readonly MenuItem[] =>
  tags.length === 0
    ? [{ label: tools.noTags, icon: 'tag', onChoose: () => undefined }]
    : tags.map((tag) => ({ label: tag, checked: filter.tags.includes(tag), onChoose: () => view.toggleTag(tag) }))

function sortItems({ text: { tools }, look, change }: Tools): readonly MenuItem[] {
  const keys = SORT_KEYS.map((by) => ({
    ...chosen(look.sort.by === by),
    label: tools.sorts[by],
    onChoose: () => change({ sort: look.sort.by === by ? look.sort : sortedBy(look.sort, by) }),
  }))
  return [
    ...keys,
    {
      label: tools.reverse,
      checked: look.sort.reversed,
      begins: true,
      onChoose: () => change({ sort: { ...look.sort, reversed: !look.sort.reversed } }),
    },
  ]
}

/** One of several is chosen: the menu closes, so this is no tick that stays. */
const chosen = (isIt: boolean): Pick<MenuItem, 'icon'> => (isIt ? { icon: 'check' } : {})

import type { SiteView } from '../../../shared/contract/site-views'
import { useFleetSizes } from '../../store/groups'
import { useGateway, useText, useView } from '../../store/hooks'
import type { BoxesChoice, ReportForm } from '../../store/report-form'
import { useSites } from '../../store/sites'
import { totalOf } from '../../store/standing'
import { useFleetWords } from '../../store/use-fleet'
import { ChoiceMenu } from '../../ui/ChoiceMenu'

interface Props {
  readonly boxes: BoxesChoice
  readonly onChange: (change: Partial<ReportForm>) => void
}

/** Whose boxes: all, those of a group or of a site, the selected ones, or the one that was asked for. */
export function BoxChoice({ boxes, onChange }: Props) {
  const { reports: say } = useText()
  const { all, byGroup } = useFleetSizes()
  const sites = useSites()
  const selected = useView(({ selection }) => selection.ids)
  const only = boxes.kind === 'boxes' && boxes.ids.length === 1 ? (boxes.ids[0] ?? '') : ''
  const one = useGateway(only)
  const some = boxes.kind === 'boxes' ? boxes.ids : [...selected]
  const { groups } = useFleetWords()
  const someLabel = one ? (one.alias ?? one.name ?? one.id) : say.selected(some.length)
  const site = boxes.kind === 'site' ? sites.find(({ id }) => id === boxes.site) : undefined
  // A page of headquarters may have but a part of its boxes; what the sites have is counted there.
  const everyone = sites.length === 0 ? all : sites.reduce((sum, each) => sum + sizeOf(each), 0)
  const [shown, count] = {
    all: [say.allBoxes, everyone] as const,
    group: [
      boxes.kind === 'group' ? boxes.group : '',
      byGroup.get(boxes.kind === 'group' ? boxes.group : '') ?? 0,
    ] as const,
    site: [site?.name ?? (boxes.kind === 'site' ? boxes.site : ''), site === undefined ? 0 : sizeOf(site)] as const,
    boxes: [someLabel, some.length] as const,
  }[boxes.kind]
  return (
    <div className="report-boxes choice-line">
      <span className="report-label">{say.boxes}</span>
      <ChoiceMenu
        label={say.boxes}
        shown={say.boxesShown(shown, count)}
        icon="group"
        several={false}
        choices={[
          { value: 'all', label: say.allBoxes, chosen: boxes.kind === 'all' },
          ...(some.length === 0 ? [] : [{ value: 'some', label: someLabel, chosen: boxes.kind === 'boxes' }]),
          ...sites.map(({ id, name }, place) => ({
            value: `site ${id}`,
            label: name,
            chosen: boxes.kind === 'site' && boxes.site === id,
            begins: place === 0,
          })),
          ...groups.map((group, place) => ({
            value: `group ${group}`,
            label: group,
            chosen: boxes.kind === 'group' && boxes.group === group,
            begins: place === 0,
          })),
        ]}
        onChoose={(value) => onChange({ boxes: choiceOf(value, some) })}
      />
    </div>
  )
}

const choiceOf = (value: string, ids: readonly string[]): BoxesChoice =>
  value === 'all'
    ? { kind: 'all' }
    : value === 'some'
      ? { kind: 'boxes', ids }
      : value.startsWith('site ')
        ? { kind: 'site', site: value.slice(5) }
        : { kind: 'group', group: value.slice(6) }

const sizeOf = ({ boxes }: SiteView): number => totalOf(boxes)

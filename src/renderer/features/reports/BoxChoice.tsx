import { useFleetSizes } from '../../store/groups'
import { useGateway, useText, useView } from '../../store/hooks'
import type { BoxesChoice, ReportForm } from '../../store/report-form'
import { ChoiceMenu } from '../../ui/ChoiceMenu'

interface Props {
  readonly boxes: BoxesChoice
  readonly onChange: (change: Partial<ReportForm>) => void
}

/** Whose boxes: all, those of a site, the selected ones, or the one that was asked for. */
export function BoxChoice({ boxes, onChange }: Props) {
  const { reports: say } = useText()
  const { all, byGroup } = useFleetSizes()
  const selected = useView(({ selection }) => selection.ids)
  const only = boxes.kind === 'boxes' && boxes.ids.length === 1 ? (boxes.ids[0] ?? '') : ''
  const one = useGateway(only)
  const some = boxes.kind === 'boxes' ? boxes.ids : [...selected]
  const groups = [...byGroup.keys()].sort(byName.compare)
  const count = boxes.kind === 'all' ? all : boxes.kind === 'group' ? (byGroup.get(boxes.group) ?? 0) : boxes.ids.length
  const someLabel = one ? (one.alias ?? one.name ?? one.id) : say.selected(some.length)
  const shown = boxes.kind === 'all' ? say.allBoxes : boxes.kind === 'group' ? boxes.group : someLabel
  return (
    <div className="report-boxes">
      <span className="report-label">{say.boxes}</span>
      <ChoiceMenu
        label={say.boxes}
        shown={say.boxesShown(shown, count)}
        icon="group"
        several={false}
        choices={[
          { value: 'all', label: say.allBoxes, chosen: boxes.kind === 'all' },
          ...(some.length === 0 ? [] : [{ value: 'some', label: someLabel, chosen: boxes.kind === 'boxes' }]),
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
      : { kind: 'group', group: value.slice(6) }

const byName = new Intl.Collator(undefined, { numeric: true })

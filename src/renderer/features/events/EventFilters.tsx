import { type KeyboardEvent, useMemo, useState } from 'react'
import { TOPICS, type Topic } from '../../../shared/events/topic'
import { formatMoment } from '../../../shared/text/instant'
import { isolated } from '../../../shared/text/readable'
import { EVENT_RANGES, type EventLook, type EventRange, eventLook, isNarrowed } from '../../store/event-look'
import { useGateway, useLanguage, useMinute, useText } from '../../store/hooks'
import { nameOf } from '../../store/standing'
import { Button } from '../../ui/Button'
import { type Choice, ChoiceMenu } from '../../ui/ChoiceMenu'
import { Icon } from '../../ui/Icon'
import { Switch } from '../../ui/Switch'
import { RangeDialog } from './RangeDialog'
import './event-filters.css'

/** Where the shortcut for filtering leads. */
export const EVENT_FILTER_ID = 'event-filter'

const EVERYTHING = '\u0000'

interface Props {
  readonly look: EventLook
  /** The groups that boxes are in. */
  readonly groups: readonly string[]
}

/** Narrows the events: by words, kind, group, time, and to what waits. */
export function EventFilters({ look, groups }: Props) {
  const { events: say, action } = useText()
  return (
    <div className="event-filters">
      <SearchField text={look.text} />
      <TopicMenu topics={look.topics} />
      {groups.length > 0 && <GroupMenu group={look.group} groups={groups} />}
      <RangeMenu range={look.range} />
      {look.gateway !== null && <OnlyBox id={look.gateway} />}
      {isNarrowed(look) && (
        <Button kind="quiet" size="small" onClick={eventLook.clear}>
          {action.clear}
        </Button>
      )}
      <span className="grow" />
      <span className="row sm t2 nowrap">
        <Switch
          label={say.groupBursts}
          on={look.groupBursts}
          onChange={(groupBursts) => eventLook.change({ groupBursts })}
        />
        <span aria-hidden="true">{say.groupBursts}</span>
      </span>
      <label className="row sm t2 nowrap event-check">
        <input
          type="checkbox"
          checked={look.onlyUnacknowledged}
          onChange={({ target }) => eventLook.change({ onlyUnacknowledged: target.checked })}
        />
        {say.onlyUnacknowledged}
      </label>
    </div>
  )
}

function SearchField({ text }: { readonly text: string }) {
  const { events: say } = useText()
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Who composes a word ends that with it.
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    if (text === '') event.currentTarget.blur()
    else eventLook.change({ text: '' })
  }
  return (
    <label className="field filter-field">
      <Icon name="search" small />
      <input
        id={EVENT_FILTER_ID}
        type="text"
        value={text}
        maxLength={200}
        placeholder={say.search}
        aria-label={say.search}
        spellCheck={false}
        onChange={({ target }) => eventLook.change({ text: target.value })}
        onKeyDown={onKeyDown}
      />
      <span className="kbd" aria-hidden="true">
        {text === '' ? '/' : 'Esc'}
      </span>
    </label>
  )
}

function TopicMenu({ topics }: { readonly topics: readonly Topic[] }) {
  const { events: say } = useText()
  const [only] = topics
  const shown = only === undefined ? say.all : topics.length === 1 ? say.topics[only] : say.several(topics.length)
  const choices: readonly Choice[] = [
    { value: EVERYTHING, label: say.all, chosen: topics.length === 0 },
    ...TOPICS.map((topic, place) => ({
      value: topic,
      label: say.topics[topic],
      chosen: topics.includes(topic),
      begins: place === 0,
    })),
  ]
  const choose = (value: string) =>
    value === EVERYTHING ? eventLook.change({ topics: [] }) : eventLook.toggleTopic(value as Topic)
  return (
    <ChoiceMenu
      label={say.kind}
      shown={say.chosen(say.kind, shown)}
      icon="filter"
      choices={choices}
      several
      onChoose={choose}
    />
  )
}

function GroupMenu({ group, groups }: { readonly group: string | null; readonly groups: readonly string[] }) {
  const { events: say } = useText()
  const named = (value: string) => (value === '' ? say.noGroup : isolated(value))
  const choices: readonly Choice[] = [
    { value: EVERYTHING, label: say.all, chosen: group === null },
    ...groups.map((value, place) => ({ value, label: named(value), chosen: group === value, begins: place === 0 })),
    { value: '', label: say.noGroup, chosen: group === '', begins: true },
  ]
  return (
    <ChoiceMenu
      label={say.group}
      shown={say.chosen(say.group, group === null ? say.all : named(group))}
      icon="group"
      choices={choices}
      several={false}
      onChoose={(value) => eventLook.change({ group: value === EVERYTHING ? null : value })}
    />
  )
}

function RangeMenu({ range }: { readonly range: EventRange }) {
  const { events: say } = useText()
  const language = useLanguage()
  const now = useMinute()
  const [asking, setAsking] = useState(false)
  const shown =
    typeof range === 'string'
      ? say.ranges[range]
      : say.between(formatMoment(range.from, now, language), formatMoment(range.to, now, language))
  const choices = useMemo(
    (): readonly Choice[] => [
      ...EVENT_RANGES.map((value) => ({ value, label: say.ranges[value], chosen: range === value })),
      { value: 'custom', label: say.custom, chosen: typeof range !== 'string', begins: true },
    ],
    [say, range],
  )
  const choose = (value: string) =>
    value === 'custom' ? setAsking(true) : eventLook.change({ range: value as (typeof EVENT_RANGES)[number] })
  return (
    <>
      <span className={typeof range === 'string' ? undefined : 'event-span'}>
        <ChoiceMenu
          label={say.range}
          shown={say.chosen(say.range, shown)}
          icon="clock"
          choices={choices}
          several={false}
          onChoose={choose}
        />
      </span>
      {asking && (
        <RangeDialog
          range={range}
          onClose={() => setAsking(false)}
          onChoose={(chosen) => {
            eventLook.change({ range: chosen })
            setAsking(false)
          }}
        />
      )}
    </>
  )
}

function OnlyBox({ id }: { readonly id: string }) {
  const { events: say, action } = useText()
  const gateway = useGateway(id)
  const words = say.onlyBox(gateway === undefined ? isolated(id) : nameOf(gateway))
  return (
    <button
      type="button"
      className="btn"
      aria-label={`${words}, ${action.clear}`}
      onClick={() => eventLook.change({ gateway: null })}
    >
      <span className="ell">{words}</span>
      <Icon name="close" small />
    </button>
  )
}

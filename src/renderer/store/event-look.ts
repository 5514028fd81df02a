import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Topic } from '../../shared/events/topic'
import type { Millis } from '../../shared/time/millis'

export const EVENT_RANGES = ['day', 'week', 'month'] as const
export type EventRange = (typeof EVENT_RANGES)[number] | { readonly from: Millis; readonly to: Millis }

/** What the events are narrowed to, and how they are drawn. It stays while another screen is looked at. */
export interface EventLook {
  readonly text: string
  /** None means all. */
  readonly topics: readonly Topic[]
  /** Empty for boxes in no group; `null` for all. */
  readonly group: string | null
  readonly gateway: string | null
  readonly onlyUnacknowledged: boolean
  /** What the chart shows; a range of one's own narrows the list as well. */
  readonly range: EventRange
  readonly groupBursts: boolean
}

const NARROWED_TO_NOTHING = { text: '', topics: [], group: null, gateway: null, onlyUnacknowledged: false } as const

const look: StoreApi<EventLook> = createStore<EventLook>(() => ({
  ...NARROWED_TO_NOTHING,
  range: 'day',
  groupBursts: true,
}))

export const eventLook = {
  state: look,
  change: (change: Partial<EventLook>) => look.setState(change),
  toggleTopic: (topic: Topic) =>
    look.setState(({ topics }) => ({
      topics: topics.includes(topic) ? topics.filter((other) => other !== topic) : [...topics, topic],
    })),
  clear: () =>
    look.setState(({ range }) => ({ ...NARROWED_TO_NOTHING, range: typeof range === 'string' ? range : 'day' })),
}

export const isNarrowed = ({ text, topics, group, gateway, onlyUnacknowledged, range }: EventLook): boolean =>
  text.trim() !== '' ||
  topics.length > 0 ||
  group !== null ||
  gateway !== null ||
  onlyUnacknowledged ||
  typeof range !== 'string'

export const useEventLook = (): EventLook => useStore(look)

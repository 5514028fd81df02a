import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { NO_TREND } from '../../shared/contract/trend'
import type { GatewayView, ReceiverView, Trend } from '../../shared/contract/views'
import type { World } from '../../shared/contract/world'
import { DEFAULT_SETTINGS, type Language, type Thresholds } from '../../shared/model/settings'
import { type Patience, patienceOf } from '../../shared/presence/policy'
import { type Text, textIn } from '../../shared/text/text'
import { type Millis, minutes } from '../../shared/time/millis'
import { unacknowledgedCount } from './alerts'
import { useStores } from './context'
import { countSites } from './site-counts'
import { countStandings, type StandingCounts } from './standing'
import type { StationState } from './station-state'
import type { ViewState } from './view'

export const useStation = <T>(select: (state: StationState) => T): T => useStore(useStores().station.state, select)

/** The same list or object as long as each part of what is selected is the same. */
export const useStationParts = <T>(select: (state: StationState) => T): T => useStation(useShallow(select))

export const useView = <T>(select: (state: ViewState) => T): T => useStore(useStores().view.state, select)

export const useGateway = (id: string): GatewayView | undefined => useStation(({ world }) => world?.gateways.get(id))

export const useTrend = (id: string): Trend => useStation(({ world }) => world?.trends.get(id) ?? NO_TREND)

export const useReceiver = (): ReceiverView | undefined => useStation(({ world }) => world?.receiver)

/** From where on the figures of a box are high and critical. */
export const useThresholds = (): Thresholds => useStation(({ settings }) => (settings ?? DEFAULT_SETTINGS).thresholds)

/** How long silence is borne before it means anything. */
export function usePatience(): Patience {
  const patience = useStation(({ settings }) => (settings ?? DEFAULT_SETTINGS).patience)
  return useMemo(() => patienceOf({ patience }), [patience])
}

/** Whether the boxes that are shown do not exist. */
export const useSimulated = (): boolean => useStation(({ world }) => world?.simulated ?? false)

/** `null` while nothing is known. */
export const useStandingCounts = (): StandingCounts | null =>
  useStationParts(({ world }) => (world ? standingsOf(world) : null))

const standingsOf = (world: World): StandingCounts =>
  world.scope === null ? countStandings(world.gateways.values()) : countSites(world)

/** How much bad news was told and waits for somebody to take note of it. */
export const useUnacknowledgedCount = (): number => useStation(({ alerts }) => unacknowledgedCount(alerts))

/** The station's time, once a second. For the leaves that show an age; never for what contains much. */
export const useSecond = (): Millis => useStore(useStores().station.clock.ticks, ({ now }) => now)

/** The station's time, drawn anew once a minute: for what is shown in minutes and hours. */
export function useMinute(): Millis {
  const { clock } = useStores().station
  useStore(clock.ticks, ({ now }) => Math.floor(now / minutes(1)))
  return clock.now()
}

/** The station's time in steps of `step`, the same within each: for what is costly to draw again. */
export const useStepOfTime = (step: Millis): Millis =>
  useStore(useStores().station.clock.ticks, ({ now }) => Math.floor(now / step) * step)

const LanguageContext = createContext<Language>('en')

export const LanguageProvider = LanguageContext.Provider

export const useLanguage = (): Language => useContext(LanguageContext)

export const useText = (): Text => textIn(useLanguage())

import { useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { SiteView, TellingView } from '../../shared/contract/site-views'
import { useStores } from './context'
import { SIZE_CLASSES } from './fleet-look'
import { useStation } from './hooks'
import { hasRememberedLooks } from './remembered-looks'

const NONE: readonly SiteView[] = []

/** Whether this is the interface of headquarters, which has sites. */
export const useIsHeadquarters = (): boolean => useStation(({ world }) => (world?.headquarters ?? null) !== null)

/** All sites; none at a station. */
export const useSites = (): readonly SiteView[] => useStation(({ world }) => world?.headquarters?.sites ?? NONE)

/** Which process of headquarters tells people; `null` at a station. */
export const useTelling = (): TellingView | null => useStation(({ world }) => world?.headquarters?.telling ?? null)

/** One of them, by its id. */
export const useSite = (id: string | undefined): SiteView | undefined =>
  useStation(({ world }) => (id === undefined ? undefined : world?.headquarters?.sites.find((site) => site.id === id)))

/** Whether what is shown of a box is what its site last said, because the site is not heard, or not all of it. */
export const useIsLastKnown = (site: string | undefined): boolean => {
  const state = useSite(site)?.link.state
  return state !== undefined && state !== 'live'
}

/** Since when the servers of headquarters have not answered; `null` while they do, and at a station. */
export const useEngineGoneSince = (): string | null =>
  useStation(({ world }) => world?.headquarters?.engineGoneSince ?? null)

/** What people call the sites, by id; the same map until one is called otherwise. */
export function useSiteNames(): ReadonlyMap<string, string> {
  const pairs = useStation(
    useShallow(({ world }) => (world?.headquarters?.sites ?? NONE).flatMap(({ id, name }) => [id, name])),
  )
  return useMemo(() => {
    const names = new Map<string, string>()
    for (let place = 0; place < pairs.length; place += 2) names.set(pairs[place] ?? '', pairs[place + 1] ?? '')
    return names
  }, [pairs])
}

/** Sites are what headquarters is divided by, until somebody chooses otherwise on this screen. */
export function useSitesFirst(): void {
  const isHeadquarters = useIsHeadquarters()
  const { view } = useStores()
  useEffect(() => {
    if (!isHeadquarters || hasRememberedLooks()) return
    for (const size of SIZE_CLASSES) view.changeLook(size, { grouping: 'site' })
  }, [isHeadquarters, view])
}

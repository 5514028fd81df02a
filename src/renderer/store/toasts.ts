import type { AlertsView, AnnouncedItemView, AnnouncementView, IncidentView } from '../../shared/contract/alert-views'

/** An announcement as it stands on the page: what of it is over, or was told anew, is no longer among its items. */
export interface Toast {
  /** Stays the same when bad news turns into its recovery. */
  readonly id: string
  readonly announcement: AnnouncementView
  /** Of the real boxes, while simulated ones are shown. */
  readonly aside?: true
}

/** Whether it says that something is wrong, and so stays until it is dismissed or resolved. */
export const isBad = ({ announcement }: Toast): boolean => announcement.items.some(({ news }) => news !== 'recovery')

/**
 * The toasts after an announcement, oldest first. It takes its incidents over from the toasts that told of them
 * before, and the place of the first that has nothing left to say.
 */
export function announced(toasts: readonly Toast[], announcement: AnnouncementView): readonly Toast[] {
  const told = new Set(announcement.items.map(({ incident }) => incident))
  const left = toasts.map((toast) => keepItems(toast, ({ incident }) => !told.has(incident)))
  const place = left.findIndex((toast, index) => !isBad(toast) && isBad(toasts[index] ?? toast))
  const id = toasts[place]?.id ?? announcement.id
  const others = left.filter(({ announcement: { items } }, index) => items.length > 0 && index !== place)
  const before = left.slice(0, Math.max(place, 0)).filter(({ announcement: { items } }) => items.length > 0).length
  return place < 0 ? [...others, { id, announcement }] : others.toSpliced(before, 0, { id, announcement })
}

/** News of the real boxes while simulated ones are shown: beside theirs, and not to be mistaken for it. */
export function announcedAside(toasts: readonly Toast[], announcement: AnnouncementView): readonly Toast[] {
  const [shown, aside] = [toasts.filter((toast) => !toast.aside), toasts.filter((toast) => toast.aside)]
  return [...shown, ...announced(aside, announcement).map(setAside)]
}

/** The toasts once simulated boxes are shown, or no more: what was told of real ones stays, of others nothing. */
export const exchanged = (toasts: readonly Toast[], simulated: boolean): readonly Toast[] =>
  simulated
    ? toasts.map(setAside)
    : toasts.filter(({ aside }) => aside).map(({ id, announcement }) => ({ id, announcement }))

const setAside = (toast: Toast): Toast => ({ ...toast, aside: true })

export const dismissed = (toasts: readonly Toast[], id: string): readonly Toast[] =>
  toasts.filter((toast) => toast.id !== id)

/** Without the bad news that somebody has taken note of, here or elsewhere. */
export const withoutAcknowledged = (
  toasts: readonly Toast[],
  incidents: readonly Pick<IncidentView, 'id' | 'acknowledgedAt'>[],
): readonly Toast[] => {
  const noted = new Set(incidents.filter(({ acknowledgedAt }) => acknowledgedAt !== null).map(({ id }) => id))
  return noted.size === 0 ? toasts : withoutBad(toasts, (incident) => noted.has(incident))
}

/** Only what is still true by all that the station knows: after a connection that was lost, ends may have been missed. */
export const stillOpen = (toasts: readonly Toast[], { open }: AlertsView): readonly Toast[] => {
  const known = new Set(open.filter(({ acknowledgedAt }) => acknowledgedAt === null).map(({ id }) => id))
  const isAside = new Set(toasts.filter(({ aside }) => aside).flatMap(({ announcement }) => incidentsOf(announcement)))
  return withoutBad(toasts, (incident) => !known.has(incident) && !isAside.has(incident))
}

const incidentsOf = ({ items }: AnnouncementView): readonly string[] => items.map(({ incident }) => incident)

function withoutBad(toasts: readonly Toast[], isGone: (incident: string) => boolean): readonly Toast[] {
  return toasts.flatMap((toast) => {
    if (!isBad(toast)) return [toast]
    const next = keepItems(toast, ({ incident, news }) => news === 'recovery' || !isGone(incident))
    return isBad(next) ? [next] : []
  })
}

function keepItems(toast: Toast, isKept: (item: AnnouncedItemView) => boolean): Toast {
  const items = toast.announcement.items.filter(isKept)
  if (items.length === toast.announcement.items.length) return toast
  return { ...toast, announcement: { ...toast.announcement, items } }
}

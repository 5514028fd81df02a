import type { AlertsView, AnnouncedItemView, AnnouncementView, IncidentView } from '../../shared/contract/alert-views'

/** An announcement as it stands on the page: what of it is over, or was told anew, is no longer among its items. */
export interface Toast {
  /** Stays the same when bad news turns into its recovery. */
  readonly id: string
  readonly announcement: AnnouncementView
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
  return withoutBad(toasts, (incident) => !known.has(incident))
}

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

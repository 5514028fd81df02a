import type { AlertsView } from './alert-views'

/** Which open incidents are asked for: so many, of those whose id sorts before this one. */
export interface IncidentPage {
  readonly limit?: number | undefined
  readonly before?: string | undefined
}

/** Of these, newest first, the ones of a page, and how many are older. Ids of incidents sort by their beginnings. */
export function pageOf<T extends { readonly id: string }>(
  newestFirst: readonly T[],
  { limit = Number.POSITIVE_INFINITY, before }: IncidentPage,
): { readonly page: readonly T[]; readonly more?: NonNullable<AlertsView['more']> } {
  const older = before === undefined ? newestFirst : newestFirst.filter(({ id }) => id < before)
  const page = older.slice(0, limit)
  const last = page.at(-1)
  const count = older.length - page.length
  return count === 0 || last === undefined ? { page } : { page, more: { count, before: last.id } }
}

/** The same of alerts as a whole; what is over and the mutes come with the first page alone. */
export function alertsPage({ open, closed, mutes }: AlertsView, asked: IncidentPage): AlertsView {
  const { page, ...more } = pageOf(open, asked)
  return asked.before === undefined
    ? { open: page, ...more, closed, mutes }
    : { open: page, ...more, closed: [], mutes: [] }
}

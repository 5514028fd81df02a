import { type Millis, seconds } from '../../../../shared/time/millis'

/** Which of many stand in a list that turns its pages by itself. */
export interface AttentionPage {
  readonly first: number
  readonly end: number
  /** How many are on the other pages. */
  readonly others: number
}

/** How long a page is shown. */
export const PAGE_TIME = seconds(15)

/**
 * The page of a list to show now. The last place is taken by the word that there are more.
 * @param count how many there are
 * @param places how many fit
 */
export function attentionPage(count: number, places: number, now: Millis): AttentionPage {
  if (count <= places) return { first: 0, end: count, others: 0 }
  const perPage = Math.max(1, places - 1)
  const pages = Math.ceil(count / perPage)
  // The last page is full too: a screen that is nearly empty would look as if all were nearly well.
  const first = Math.min((Math.floor(now / PAGE_TIME) % pages) * perPage, count - perPage)
  return { first, end: first + perPage, others: count - perPage }
}

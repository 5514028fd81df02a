import { type WallLayout, type WallRoom, wallLayout } from './wall-layout'

/** Some of the boxes of a site, by their places in it. */
export interface PagePart {
  readonly site: number
  readonly from: number
  readonly to: number
}

/** What a wall shows at a time. */
export interface WallPage {
  readonly parts: readonly PagePart[]
  readonly layout: WallLayout
}

/** Longer than for so many pages nobody waits to see all. */
const MOST_PAGES = 6

/**
 * The whole fleet at once, as large as it can be. Where its boxes are told apart by words that small cells have no room
 * for, page after page instead, as few as give them that.
 * @param sites how many boxes each site has, in their order
 * @param need what the labels of the boxes take, in parts of their font
 */
export function wallPages(sites: readonly number[], room: WallRoom, need: number): readonly WallPage[] {
  const all = sites.map((to, site) => ({ site, from: 0, to }))
  const whole = { parts: all, layout: wallLayout(sites, room) }
  if (!isLabelled(whole)) return [whole]
  const boxes = sites.reduce((sum, count) => sum + count, 0)
  for (let wanted = 1; wanted <= MOST_PAGES; wanted++) {
    const divided = wanted === 1 ? [all] : split(sites, Math.ceil(boxes / wanted))
    const pages = divided.map((parts) => ({ parts, layout: wallLayout(parts.map(sizeOf), room, need) }))
    if (pages.length <= MOST_PAGES && pages.every(isLabelled)) return pages
  }
  return [whole]
}

const isLabelled = ({ layout }: WallPage): boolean =>
  !layout.merged && (layout.form === 'named' || layout.form === 'numbered')

const sizeOf = ({ from, to }: PagePart): number => to - from

/** Pages of about so many boxes: sites stay whole if they can. */
function split(sites: readonly number[], size: number): readonly (readonly PagePart[])[] {
  const pages: PagePart[][] = []
  let free = 0
  for (const [site, count] of sites.entries()) {
    for (let from = 0; from < count; ) {
      const left = count - from
      // A little more is better than a site torn apart.
      if (free <= 0 || (left > free + size / 10 && left <= size)) {
        pages.push([])
        free = size
      }
      const to = left <= free + size / 10 ? count : from + free
      pages.at(-1)?.push({ site, from, to })
      free -= to - from
      from = to
    }
  }
  return pages
}

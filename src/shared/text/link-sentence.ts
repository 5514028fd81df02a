import { type IncidentKind, isLinkIncident, type LinkIncidentKind } from '../model/incident'
import type { SitesText } from './en-sites'

/** What is wrong between a site and headquarters. */
export function linkBad(kind: LinkIncidentKind, site: string, { announce: say }: SitesText): string {
  switch (kind) {
    case 'site-link-down':
      return say.down(site)
    case 'site-refused':
      return say.refused(site)
    case 'engine-unreachable':
      return say.engineGone
    case 'engine-fell':
      return say.engineFell
  }
}

/** That it is over. */
export function linkGood(kind: LinkIncidentKind, site: string, { announce: say }: SitesText): string {
  switch (kind) {
    case 'site-link-down':
      return say.back(site)
    case 'site-refused':
      return say.sendsAgain(site)
    case 'engine-unreachable':
      return say.engineBack
    case 'engine-fell':
      return say.engineWhole
  }
}

/** The title of several; `null` for what is not between sites and headquarters. */
export function manyLinks(kind: IncidentKind | undefined, n: number, isGood: boolean, { announce: say }: SitesText) {
  if (kind === undefined || !isLinkIncident(kind)) return null
  if (isGood) return say.manyBack(n)
  return kind === 'site-refused' ? say.manyRefused(n) : say.manyDown(n)
}

import type { Gateway, GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import type { Transition } from '../model/transition'

/*
 * What a site calls its things is only known there: at headquarters the site stands before it. Ids of sites have no
 * slash, so the first one always ends the site.
 */

/** `<site>/<id>`. */
export const qualifiedId = (site: string, id: GatewayId): GatewayId => `${site}/${id}`

/** The site of a gateway at headquarters; `null` for an id without one. */
export function siteOfGateway(id: GatewayId): string | null {
  const end = id.indexOf('/')
  return end < 1 ? null : id.slice(0, end)
}

/** Times are 13 digits and a colon at the beginning of the ids of what happened: those go on sorting by them. */
const TIME = 14

/** What happened at a site, or an incident of it, as headquarters calls it. */
export const qualifiedHappened = (site: string, id: string): string => `${id.slice(0, TIME)}${site}/${id.slice(TIME)}`

/** One as it is read, or as it is held. */
export function qualifiedGateway<Some extends Pick<Gateway, 'id' | 'absorbed'>>(site: string, gateway: Some): Some {
  const id = qualifiedId(site, gateway.id)
  const { absorbed } = gateway
  // Nearly none has absorbed another, and each report makes one.
  if (absorbed === undefined) return { ...gateway, id }
  return { ...gateway, id, absorbed: absorbed.map((one) => ({ ...one, id: qualifiedId(site, one.id) })) }
}

export const qualifiedTransition = (site: string, transition: Transition): Transition => ({
  ...transition,
  id: qualifiedHappened(site, transition.id),
  gateway: qualifiedId(site, transition.gateway),
  ...(transition.incident === undefined
    ? {}
    : { incident: { ...transition.incident, id: qualifiedHappened(site, transition.incident.id) } }),
})

export const qualifiedIncident = (site: string, incident: Incident): Incident => ({
  ...incident,
  id: qualifiedHappened(site, incident.id),
  subject: `${site}/${incident.subject}`,
  gateway: incident.gateway === null ? null : qualifiedId(site, incident.gateway),
})

/** Whose what happened is, and how the site calls it; `null` for what no site has told. */
export function siteOfHappened(id: string): { readonly site: string; readonly id: string } | null {
  const own = id.slice(TIME)
  const end = own.indexOf('/')
  return end < 1 ? null : { site: own.slice(0, end), id: id.slice(0, TIME) + own.slice(end + 1) }
}

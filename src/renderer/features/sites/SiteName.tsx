import { siteOfGateway } from '../../../shared/hq/qualified'
import { useSite } from '../../store/sites'

/** What people call the site that a box of headquarters is at; nothing at a station. */
export function SiteName({ of }: { readonly of: string }) {
  const site = useSite(siteOfGateway(of) ?? undefined)
  return site === undefined ? null : <bdi className="medium">{site.name}</bdi>
}

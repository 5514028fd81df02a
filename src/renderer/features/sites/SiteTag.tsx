import { useSite } from '../../store/sites'
import { LinkMark } from './LinkMark'

/** Which site a box is at, and how the link to it stands; nothing at a station. */
export function SiteTag({ site: id }: { readonly site: string | undefined }) {
  const site = useSite(id)
  if (site === undefined) return null
  return (
    <>
      <span className="tag">{site.name}</span>
      <LinkMark site={site.id} />
    </>
  )
}

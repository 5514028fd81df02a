import { formatCount } from '../../../shared/text/plural'
import { useText } from '../../store/hooks'
import { useFound, useIsOverview, useScope } from '../../store/scope'
import { useSiteNames } from '../../store/sites'
import './overview.css'

/** What is not shown, where there are more boxes than can be: never less than all without saying so. */
export function ScopeNotes() {
  const { sites: say } = useText()
  const scope = useScope()
  const found = useFound()
  const isOverview = useIsOverview()
  const names = useSiteNames()
  if (scope === null) return null
  const { attention, leftOut } = scope
  const notes = [
    ...(isOverview && attention.total === 0 ? [say.scope.allWell] : []),
    ...(isOverview && attention.total > attention.shown
      ? [say.scope.attention(formatCount(attention.shown), formatCount(attention.total))]
      : []),
    ...(found !== null && found.total > found.ids.length
      ? [say.scope.found(formatCount(found.ids.length), formatCount(found.total))]
      : []),
    ...(leftOut.length > 0 ? [say.scope.leftOut(leftOut.map((site) => names.get(site) ?? site).join(', '))] : []),
  ]
  return notes.map((note) => (
    <p key={note} className="scope-note" role="status">
      {note}
    </p>
  ))
}

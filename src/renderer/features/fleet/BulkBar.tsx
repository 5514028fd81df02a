import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useSelectedIds } from '../../store/use-fleet'
import type { BoxTask } from '../../store/view'
import { Button } from '../../ui/Button'
import type { IconName } from '../../ui/icon-paths'
import './bulk-bar.css'

const TASKS: readonly { readonly kind: 'mute' | 'tag' | 'group' | 'remove'; readonly icon: IconName }[] = [
  { kind: 'mute', icon: 'bell-off' },
  { kind: 'tag', icon: 'tag' },
  { kind: 'group', icon: 'group' },
  { kind: 'remove', icon: 'trash' },
]

/** What can be done with the boxes that are selected. Lies over the end of the page, so that nothing moves for it. */
export function BulkBar() {
  const { bulk } = useText()
  const { view } = useStores()
  const ids = useSelectedIds()
  const ask = (kind: BoxTask['kind'], anchor: Element) => view.ask({ kind, ids, anchor })
  return (
    <>
      <p className="unseen" role="status">
        {ids.length > 0 && bulk.selected(ids.length)}
      </p>
      {ids.length > 0 && (
        <div className="bulk-bar" role="toolbar" aria-label={bulk.label}>
          <span className="bulk-count">{bulk.selected(ids.length)}</span>
          {TASKS.map(({ kind, icon }) => (
            <Button
              key={kind}
              kind={kind === 'remove' ? 'danger' : 'quiet'}
              icon={icon}
              aria-haspopup={kind === 'mute' ? 'menu' : 'dialog'}
              onClick={(event) => ask(kind, event.currentTarget)}
            >
              {bulk[kind]}
            </Button>
          ))}
          <Button
            kind="quiet"
            icon="close"
            aria-label={bulk.clear}
            title={`${bulk.clear} (Esc)`}
            onClick={view.clearSelection}
          />
        </div>
      )}
    </>
  )
}

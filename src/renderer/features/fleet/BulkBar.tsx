import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'
import { useSelectedIds } from '../../store/use-fleet'
import type { BoxTask } from '../../store/view'
import { Button } from '../../ui/Button'
import type { IconName } from '../../ui/icon-paths'
import { useAtStation } from '../sites/use-at-station'
import './bulk-bar.css'

const TASKS: readonly { readonly kind: 'mute' | 'tag' | 'group' | 'export' | 'remove'; readonly icon: IconName }[] = [
  { kind: 'mute', icon: 'bell-off' },
  { kind: 'tag', icon: 'tag' },
  { kind: 'group', icon: 'group' },
  { kind: 'export', icon: 'download' },
  { kind: 'remove', icon: 'trash' },
]

const POPUPS = { mute: 'menu', tag: 'dialog', group: 'dialog', export: undefined, remove: 'dialog' } as const

/** What can be done with the boxes that are selected. Lies over the end of the page, so that nothing moves for it. */
export function BulkBar() {
  const { bulk } = useText()
  const { view } = useStores()
  const ids = useSelectedIds()
  const { isStation } = useAtStation()
  const ask = (kind: BoxTask['kind'] | 'export', anchor: Element) =>
    kind === 'export' ? view.showReports({ gateways: ids }) : view.ask({ kind, ids, anchor })
  return (
    <>
      <p className="unseen" role="status">
        {ids.length > 0 && bulk.selected(ids.length)}
      </p>
      {ids.length > 0 && (
        <div className="bulk-bar" role="toolbar" aria-label={bulk.label}>
          <span className="bulk-count">{bulk.selected(ids.length)}</span>
          {TASKS.filter(({ kind }) => isStation || kind === 'export').map(({ kind, icon }) => (
            <Button
              key={kind}
              kind={kind === 'remove' ? 'danger' : 'quiet'}
              icon={icon}
              aria-haspopup={POPUPS[kind]}
              onClick={(event) => ask(kind, event.currentTarget)}
            >
              {bulk[kind]}
            </Button>
          ))}
          <Button
            kind="quiet"
            icon="close"
            aria-label={bulk.clear}
            data-tip={`${bulk.clear} (Esc)`}
            onClick={view.clearSelection}
          />
        </div>
      )}
    </>
  )
}

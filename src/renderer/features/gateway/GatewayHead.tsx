import { useRef, useState } from 'react'
import { LONGEST_NAME } from '../../../shared/contract/edit-limits'
import type { GatewayView } from '../../../shared/contract/views'
import { offlineAfter } from '../../../shared/presence/policy'
import { formatDuration } from '../../../shared/text/duration'
import { formatMoment, formatWhen } from '../../../shared/text/instant'
import { seconds } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useLanguage, useMinute, usePatience, useSecond, useText } from '../../store/hooks'
import { nameOf, standingOf, standingSince } from '../../store/standing'
import { Button } from '../../ui/Button'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { InlineEdit } from '../../ui/InlineEdit'
import { BoxMenu } from '../alerts/BoxMenu'
import { useBoxKeys } from '../alerts/use-box-keys'
import { useCopyIp } from '../fleet/use-box-items'
import { SiteTag } from '../sites/SiteTag'
import { useAtStation } from '../sites/use-at-station'
import { downMention } from './device-mention'
import { ExportMenu } from './ExportMenu'
import { faultWords } from './gateway-words'
import { MoreMenu } from './MoreMenu'
import { standingGlyph, standingTone } from './standing-look'
import { TagList } from './TagList'
import { useBoxEdits } from './use-box-edits'
import { useEditKeys } from './use-edit-keys'

interface Props {
  readonly gateway: GatewayView
  readonly onRemove: () => void
}

/** Who it is, how it stands since when and why, and what can be done. */
export function GatewayHead({ gateway, onRemove }: Props) {
  const text = useText()
  const { gateway: say } = text
  const { view } = useStores()
  const copyIp = useCopyIp()
  const [failure, setFailure] = useState<string | null>(null)
  const [editing, setEditing] = useState<'name' | 'tag' | null>(null)
  const [menu, setMenu] = useState<{ readonly of: 'mute' | 'export' | 'more'; readonly anchor: Element } | null>(null)
  const muteButton = useRef<HTMLButtonElement>(null)
  const standing = standingOf(gateway)
  const { isStation, atStation } = useAtStation()
  const openMute = () => muteButton.current && setMenu({ of: 'mute', anchor: muteButton.current })
  useBoxKeys(gateway.id, () => atStation(openMute), setFailure)
  useEditKeys({
    rename: () => atStation(() => setEditing('name')),
    tag: () => atStation(() => setEditing('tag')),
    copyIp: () => void copyIp([gateway]),
  })
  const closeMenu = () => setMenu(null)
  return (
    <div className={`gateway-head tone-${standingTone[standing]}`}>
      <Button
        kind="quiet"
        icon="back"
        className="gateway-back"
        aria-label={text.action.back}
        data-tip={text.action.back}
        onClick={view.closeGateway}
      />
      <Glyph shape={standingGlyph[standing]} size="xl" />
      <div className="grow">
        <div className="gateway-title">
          <Name gateway={gateway} isEditing={editing === 'name'} onEditing={(on) => setEditing(on ? 'name' : null)} />
          <SiteTag site={gateway.site} />
          {gateway.group !== null && <span className="tag">{gateway.group}</span>}
          <TagList gateway={gateway} isAdding={editing === 'tag'} onAdding={(on) => setEditing(on ? 'tag' : null)} />
        </div>
        <StateLine gateway={gateway} />
      </div>
      {failure !== null && (
        <span className="field-error" role="alert">
          {failure}
        </span>
      )}
      <div className="gateway-actions">
        {isStation && (
          <>
            <Button
              ref={muteButton}
              icon={gateway.muted ? 'bell' : 'bell-off'}
              aria-haspopup="menu"
              onClick={(event) => setMenu({ of: 'mute', anchor: event.currentTarget })}
            >
              {gateway.muted ? say.unmute : say.mute}
              <Icon name="down" small />
            </Button>
            <Button icon="tag" onClick={() => setEditing('tag')}>
              {say.tag}
            </Button>
          </>
        )}
        <Button
          icon="download"
          data-tip={say.exportLabel}
          aria-haspopup="menu"
          onClick={(event) => setMenu({ of: 'export', anchor: event.currentTarget })}
        >
          CSV
        </Button>
        <Button
          icon="more"
          aria-label={say.more}
          data-tip={say.more}
          aria-haspopup="menu"
          onClick={(event) => setMenu({ of: 'more', anchor: event.currentTarget })}
        />
      </div>
      {menu?.of === 'mute' && (
        <BoxMenu gateway={gateway} anchor={menu.anchor} onClose={closeMenu} onSaid={setFailure} />
      )}
      {menu?.of === 'export' && <ExportMenu gateway={gateway} anchor={menu.anchor} onClose={closeMenu} />}
      {menu?.of === 'more' && (
        <MoreMenu
          gateway={gateway}
          anchor={menu.anchor}
          onClose={closeMenu}
          onRename={() => setEditing('name')}
          onRemove={onRemove}
        />
      )}
    </div>
  )
}

interface NameProps {
  readonly gateway: GatewayView
  readonly isEditing: boolean
  readonly onEditing: (isEditing: boolean) => void
}

/** The name, which becomes a field with F2; an empty one is the name the box gives itself. */
function Name({ gateway, isEditing, onEditing }: NameProps) {
  const { gateway: say } = useText()
  const { isStation } = useAtStation()
  const { rename } = useBoxEdits(gateway)
  const save = async (draft: string) => {
    const alias = draft.trim()
    if (alias.length > LONGEST_NAME) return say.tooLong(LONGEST_NAME)
    return rename(alias === gateway.name ? '' : alias)
  }
  return (
    <InlineEdit
      label={say.newName}
      value={nameOf(gateway)}
      placeholder={gateway.name ?? gateway.id}
      isEditing={isEditing}
      onEditing={onEditing}
      onSave={save}
    >
      <h1 className="ell" data-tip={nameOf(gateway)}>
        {nameOf(gateway)}
      </h1>
      {isStation && (
        <button
          type="button"
          className="copy"
          aria-label={say.renameBox}
          data-tip={`${say.renameBox} (F2)`}
          onClick={() => onEditing(true)}
        >
          <Icon name="edit" small />
        </button>
      )}
    </InlineEdit>
  )
}

function StateLine({ gateway }: { readonly gateway: GatewayView }) {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const standing = standingOf(gateway)
  const isAbnormal = standing === 'abnormal'
  const muted =
    gateway.mutedUntil === null
      ? text.standing.muted
      : text.card.mutedUntil(formatWhen(Date.parse(gateway.mutedUntil), now, language))
  const lastAt = gateway.lastReportAt === null ? null : Date.parse(gateway.lastReportAt)
  const period = seconds(gateway.periodSeconds)
  const patience = usePatience()
  return (
    <p className="sm t2 ell">
      {gateway.muted && `${muted} · `}
      <span className="toned medium">
        <StateSince state={text.standing[isAbnormal ? standing : gateway.presence]} since={standingSince(gateway)} />
      </span>
      {isAbnormal && ` · ${faultWords(gateway, text)}`}
      <DownDevice gateway={gateway} />
      {lastAt !== null && ` · ${text.card.lastReport(formatMoment(lastAt, now, language))}`}
      {text.gateway.comma}
      {text.gateway.expectedEvery(formatDuration(period, text), formatDuration(offlineAfter(period, patience), text))}
    </p>
  )
}

/** Its sub-device that is down, and the way to it. */
function DownDevice({ gateway }: { readonly gateway: GatewayView }) {
  const { view } = useStores()
  const mention = downMention(gateway, useText())
  if (mention === null) return null
  return (
    <>
      {' · '}
      <button
        type="button"
        className="device-mention tone-off toned medium"
        onClick={() => view.showGateway(gateway.id, mention.device.id)}
      >
        {mention.words}
      </button>
    </>
  )
}

/** How long it has stood so; the only part of the line that ticks. */
function StateSince({ state, since }: { readonly state: string; readonly since: string }) {
  const text = useText()
  return text.gateway.for(state, formatDuration(useSecond() - Date.parse(since), text))
}

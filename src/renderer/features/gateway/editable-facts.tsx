import { type ReactNode, useState } from 'react'
import { LONGEST_GROUP, LONGEST_NOTE } from '../../../shared/contract/edit-limits'
import type { GatewayView } from '../../../shared/contract/views'
import { formatDuration } from '../../../shared/text/duration'
import { seconds } from '../../../shared/time/millis'
import { useText } from '../../store/hooks'
import { Icon } from '../../ui/Icon'
import { InlineEdit } from '../../ui/InlineEdit'
import { useAtStation } from '../sites/use-at-station'
import { useBoxEdits } from './use-box-edits'
import { useEditKeys } from './use-edit-keys'

interface Props {
  readonly gateway: GatewayView
}

/** The expected time between two reports, and where it comes from. */
export function PeriodFact({ gateway }: Props) {
  const text = useText()
  const { gateway: say } = text
  const edits = useBoxEdits(gateway)
  const save = async (draft: string) => {
    const periodSeconds = draft.trim() === '' ? null : Number(draft)
    if (periodSeconds !== null && !(periodSeconds >= 2 && periodSeconds <= 3600)) return say.periodWrong
    return edits.expect(periodSeconds)
  }
  const period = formatDuration(seconds(gateway.periodSeconds), text)
  return (
    <EditableFact
      term={say.interval}
      label={say.periodLabel}
      value={gateway.periodSource === 'user' ? String(gateway.periodSeconds) : ''}
      placeholder={say.periodHint}
      onSave={save}
    >
      {say.periodFrom[gateway.periodSource](period)}
    </EditableFact>
  )
}

/** Where it belongs. */
export function GroupFact({ gateway }: Props) {
  const { gateway: say } = useText()
  const edits = useBoxEdits(gateway)
  const save = async (draft: string) => {
    const group = draft.trim()
    if (group.length > LONGEST_GROUP) return say.tooLong(LONGEST_GROUP)
    return edits.moveTo(group === '' ? null : group)
  }
  return (
    <EditableFact term={say.group} label={say.group} value={gateway.group ?? ''} onSave={save}>
      {gateway.group ?? <span className="t3">{say.noGroup}</span>}
    </EditableFact>
  )
}

interface FactProps {
  readonly term: string
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly onSave: (draft: string) => Promise<string | null>
  readonly children: ReactNode
}

function EditableFact({ term, label, value, placeholder = '', onSave, children }: FactProps) {
  const { gateway: say } = useText()
  const { isStation } = useAtStation()
  const [isEditing, setEditing] = useState(false)
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <InlineEdit
          label={label}
          value={value}
          placeholder={placeholder}
          isEditing={isEditing}
          onEditing={setEditing}
          onSave={onSave}
        >
          <span className="fact">{children}</span>
          {isStation && <EditButton label={say.edit(term)} onClick={() => setEditing(true)} />}
        </InlineEdit>
      </dd>
    </div>
  )
}

/** What the user wants to remember of the box; N begins to write. */
export function NoteEditor({ gateway, begins }: Props & { readonly begins: boolean }) {
  const { gateway: say } = useText()
  const edits = useBoxEdits(gateway)
  const { isStation, atStation } = useAtStation()
  const [isEditing, setEditing] = useState(begins)
  useEditKeys({ note: () => atStation(() => setEditing(true)) })
  const save = async (draft: string) => {
    const note = draft.trim()
    if (note.length > LONGEST_NOTE) return say.tooLong(LONGEST_NOTE)
    return edits.note(note)
  }
  if (!isStation && gateway.note === null) return null
  return (
    <div className="identity-note">
      <div className="row sm t3">
        <Icon name="note" small />
        <span className="grow">{say.note}</span>
        {gateway.note !== null && !isEditing && isStation && (
          <EditButton label={say.edit(say.note)} onClick={() => setEditing(true)} />
        )}
      </div>
      <InlineEdit
        label={say.note}
        value={gateway.note ?? ''}
        isEditing={isEditing}
        onEditing={setEditing}
        onSave={save}
        multiline
      >
        {gateway.note === null ? (
          <button type="button" className="identity-add-note sm" onClick={() => setEditing(true)}>
            {say.addNote}
          </button>
        ) : (
          <p className="sm note-text">{gateway.note}</p>
        )}
      </InlineEdit>
    </div>
  )
}

const EditButton = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <button type="button" className="copy" aria-label={label} data-tip={label} onClick={onClick}>
    <Icon name="edit" small />
  </button>
)

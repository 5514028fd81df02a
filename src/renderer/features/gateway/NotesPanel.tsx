import type { GatewayView } from '../../../shared/contract/views'
import { useText } from '../../store/hooks'
import { TextField } from '../../ui/TextField'
import { useEditGateway } from './use-edit-gateway'

/** What the user writes beside a box. Each field saves when it is left. */
export function NotesPanel({ gateway }: { readonly gateway: GatewayView }) {
  const { gateway: say } = useText()
  const edit = useEditGateway(gateway.id)
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{say.yours}</h2>
      </header>
      <div className="gateway-notes">
        <TextField label={say.alias} value={gateway.alias ?? ''} onSave={(draft) => edit({ alias: orNull(draft) })} />
        <TextField label={say.group} value={gateway.group ?? ''} onSave={(draft) => edit({ group: orNull(draft) })} />
        <TextField label={say.tags} value={gateway.tags.join(', ')} onSave={(draft) => edit({ tags: tagsIn(draft) })} />
        <TextField
          label={say.note}
          value={gateway.note ?? ''}
          onSave={(draft) => edit({ note: orNull(draft) })}
          multiline
        />
      </div>
    </section>
  )
}

const orNull = (draft: string): string | null => (draft.trim() === '' ? null : draft.trim())

/** Both commas part tags, and a tag is written once. */
const tagsIn = (draft: string): string[] => [
  ...new Set(
    draft
      .split(/[,，]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]

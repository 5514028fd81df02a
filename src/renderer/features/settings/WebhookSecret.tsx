import { useState } from 'react'
import type { WebhookTarget } from '../../../shared/model/settings'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { Setting } from './Setting'

interface Props {
  readonly kept: boolean
  readonly onSave: (part: Pick<WebhookTarget, 'secret'>) => Promise<string | null>
}

/** What a robot has its messages signed with: it can be replaced or removed, and is never shown. */
export function WebhookSecret({ kept, onSave }: Props) {
  const say = useText().alerts.settings
  // Another key is another field: what was typed does not stay on the screen.
  const [saved, setSaved] = useState(0)
  const [wrong, setWrong] = useState<string | null>(null)
  const save = async (draft: string) => {
    const secret = draft.trim()
    if (secret === '') return null
    const failure = await onSave({ secret })
    if (failure === null) setSaved(saved + 1)
    return failure
  }
  return (
    <Setting name={say.secret} effect={say.secretEffect} wrong={wrong} wide>
      <div className="secret">
        <div className="grow">
          <TextField
            key={saved}
            label={say.secret}
            labelShown={false}
            value=""
            placeholder={kept ? say.secretKept : ''}
            onSave={save}
            code
          />
        </div>
        {kept && (
          <Button size="small" onClick={async () => setWrong(await onSave({ secret: null }))}>
            {say.secretRemove}
          </Button>
        )}
      </div>
    </Setting>
  )
}

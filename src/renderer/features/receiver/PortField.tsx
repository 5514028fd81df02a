import { calls } from '../../../shared/contract/calls'
import { useReceiver, useText } from '../../store/hooks'
import { TextField } from '../../ui/TextField'
import { useOpenReceiver } from './use-open-receiver'

/** The port of the receiver; a new one is listened on at once and kept. */
export function PortField() {
  const text = useText()
  const { open } = useOpenReceiver()
  // What it listens on now: the command line may have said otherwise than the settings.
  const port = useReceiver()?.port
  const save = async (draft: string) => {
    const input = calls.openReceiver.parse({ port: Number(draft) })
    if (!input.ok || draft.trim() === '') return text.receiver.portRange
    const opened = await open(Number(draft))
    return opened.ok ? null : text.problem[opened.problem.code]
  }
  return <TextField label={text.receiver.port} labelShown={false} value={String(port ?? '')} onSave={save} numeric />
}

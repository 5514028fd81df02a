import { parsePairing } from '../../../shared/hq/pairing'
import type { Problem } from '../../../shared/outcome'
import type { ForwardingText } from '../../../shared/text/en-forwarding'
import { useText } from '../../store/hooks'
import { FileButton } from '../../ui/FileButton'
import type { SaveSettings } from './use-save-settings'

interface Props {
  readonly label: string
  readonly save: SaveSettings
  readonly onWrong: (sentence: string | null) => void
}

/** A button that takes a pairing over from its file. */
export function LoadPairing({ label, save, onWrong }: Props) {
  const { forwarding: say } = useText()
  const load = async (text: string) => {
    const read = parsePairing(text)
    if (!read.ok) return onWrong(sentenceFor(read.problem, say))
    const { user: site, servers, seed, ca, name } = read.value
    onWrong(await save({ headquarters: { site, servers: [...servers], seed, ca, name } }))
  }
  return (
    <FileButton label={say.pairing} accept=".json,application/json" onText={(text) => void load(text)}>
      {label}
    </FileButton>
  )
}

function sentenceFor({ field }: Problem, { file }: ForwardingText): string {
  if (field === undefined || field === 'fogwatch') return file.none
  if (field === 'schema') return file.newer
  return field === 'seed' ? file.key : file.damaged
}

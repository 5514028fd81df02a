import { type ChangeEvent, useRef } from 'react'
import { parsePairing } from '../../../shared/hq/pairing'
import type { Problem } from '../../../shared/outcome'
import type { ForwardingText } from '../../../shared/text/en-forwarding'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import type { SaveSettings } from './use-save-settings'

interface Props {
  readonly label: string
  readonly save: SaveSettings
  readonly onWrong: (sentence: string | null) => void
}

/** A button that takes a pairing over from its file. */
export function LoadPairing({ label, save, onWrong }: Props) {
  const { forwarding: say } = useText()
  const input = useRef<HTMLInputElement>(null)
  const load = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    const text = await file?.text()
    // The same file may be chosen again, after it was mended.
    if (input.current !== null) input.current.value = ''
    if (text === undefined) return
    const read = parsePairing(text)
    if (!read.ok) return onWrong(sentenceFor(read.problem, say))
    const { user: site, servers, seed, ca, name } = read.value
    onWrong(await save({ headquarters: { site, servers: [...servers], seed, ca, name } }))
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="unseen"
        tabIndex={-1}
        aria-label={say.pairing}
        onChange={(event) => void load(event)}
      />
      <Button size="small" onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}

function sentenceFor({ field }: Problem, { file }: ForwardingText): string {
  if (field === undefined || field === 'fogwatch') return file.none
  if (field === 'schema') return file.newer
  return field === 'seed' ? file.key : file.damaged
}

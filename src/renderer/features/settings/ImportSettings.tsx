import { type ChangeEvent, useRef, useState } from 'react'
import { readSettingsFile, type SettingsImport } from '../../../shared/contract/settings-file'
import { useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { ImportDialog } from './ImportDialog'

/** A button that takes settings over from a file, after showing what that would change. */
export function ImportSettings({ label }: { readonly label?: string }) {
  const say = useText().settings.file
  const settings = useStation((state) => state.settings)
  const input = useRef<HTMLInputElement>(null)
  const [found, setFound] = useState<SettingsImport | null>(null)
  const [said, setSaid] = useState<{ readonly text: string; readonly isWrong: boolean } | null>(null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    const text = await file?.text()
    // The same file may be chosen again, after it was mended.
    if (input.current !== null) input.current.value = ''
    if (text === undefined || settings === null) return
    const result = readSettingsFile(text, settings)
    if (typeof result === 'string') return setSaid({ text: say.unreadable[result], isWrong: true })
    setSaid(null)
    setFound(result)
  }
  return (
    <span className="import-settings">
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="unseen"
        tabIndex={-1}
        aria-label={say.import}
        onChange={(event) => void read(event)}
      />
      {said !== null && (
        <span className={said.isWrong ? 'field-error' : 'sm t2'} role={said.isWrong ? 'alert' : 'status'}>
          {said.text}
        </span>
      )}
      <Button size="small" onClick={() => input.current?.click()}>
        {label ?? say.importNow}
      </Button>
      {found && (
        <ImportDialog
          found={found}
          onClose={() => setFound(null)}
          onDone={() => {
            setFound(null)
            setSaid({ text: say.applied, isWrong: false })
          }}
        />
      )}
    </span>
  )
}

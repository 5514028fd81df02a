import { useState } from 'react'
import { readSettingsFile, type SettingsImport } from '../../../shared/contract/settings-file'
import { useStation, useText } from '../../store/hooks'
import { FileButton } from '../../ui/FileButton'
import { ImportDialog } from './ImportDialog'

/** A button that takes settings over from a file, after showing what that would change. */
export function ImportSettings({ label }: { readonly label?: string }) {
  const say = useText().settings.file
  const settings = useStation((state) => state.settings)
  const [found, setFound] = useState<SettingsImport | null>(null)
  const [said, setSaid] = useState<{ readonly text: string; readonly isWrong: boolean } | null>(null)
  const read = (text: string) => {
    if (settings === null) return
    const result = readSettingsFile(text, settings)
    if (typeof result === 'string') return setSaid({ text: say.unreadable[result], isWrong: true })
    setSaid(null)
    setFound(result)
  }
  return (
    <span className="import-settings">
      {said !== null && (
        <span className={said.isWrong ? 'field-error' : 'sm t2'} role={said.isWrong ? 'alert' : 'status'}>
          {said.text}
        </span>
      )}
      <FileButton label={say.import} accept=".json,application/json" onText={read}>
        {label ?? say.importNow}
      </FileButton>
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

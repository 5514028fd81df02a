import { useState } from 'react'
import type { ExportView } from '../../../shared/contract/export-views'
import { useStores } from '../../store/context'
import { opensFiles } from '../../store/exports'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'

/** Opens what was written, where it lies on this machine. */
export function ExportActions({ view }: { readonly view: ExportView }) {
  const { reports: say } = useText()
  const { station } = useStores()
  const [isGone, setGone] = useState(false)
  if (view.path === null || !opensFiles()) return null
  if (isGone) return <span className="sm t3 nowrap">{say.gone}</span>
  const open = async (what: 'file' | 'folder') => {
    const reply = await station.invoke('openExport', { id: view.id, what })
    setGone(!reply.ok)
  }
  return (
    <>
      <Button size="small" onClick={() => void open('file')}>
        {say.open}
      </Button>
      <Button size="small" kind="quiet" onClick={() => void open('folder')}>
        {say.showInFolder}
      </Button>
    </>
  )
}

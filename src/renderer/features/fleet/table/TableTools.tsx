import { useEffect, useState } from 'react'
import { seconds } from '../../../../shared/time/millis'
import { useText } from '../../../store/hooks'
import { Button } from '../../../ui/Button'
import { Menu, type MenuItem } from '../../../ui/Menu'
import type { ColumnId } from './columns'

interface Props {
  /** What can be shown or not. */
  readonly choice: readonly ColumnId[]
  readonly chosen: readonly ColumnId[]
  readonly onToggle: (id: ColumnId) => void
  readonly onReset: () => void
  /** Answers with how many rows were copied; `null` if the browser did not allow it. */
  readonly onCopy: () => Promise<number | null>
}

const SAID_FOR = seconds(3)

/** What can be done with the table itself: take its rows along, choose its columns. */
export function TableTools({ choice, chosen, onToggle, onReset, onCopy }: Props) {
  const { table } = useText()
  const [anchor, setAnchor] = useState<Element | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), SAID_FOR)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    const rows = await onCopy()
    setSaid(rows === null ? table.copyFailed : table.copied(rows))
  }
  const items: readonly MenuItem[] = [
    ...choice.map((id) => ({
      label: table.column[id],
      checked: chosen.includes(id),
      onChoose: () => onToggle(id),
    })),
    { label: table.standardColumns, icon: 'columns', begins: true, onChoose: onReset },
  ]
  return (
    <>
      <span className="table-said" role="status">
        {said}
      </span>
      <Button
        kind="quiet"
        size="small"
        icon="copy"
        aria-label={table.copyRows}
        data-tip={table.copyHint}
        onClick={copy}
      />
      <Button
        kind="quiet"
        size="small"
        icon="columns"
        aria-label={table.columns}
        data-tip={table.columns}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      {anchor && <Menu label={table.columns} items={items} anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  )
}

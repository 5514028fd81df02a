import { useEffect, useRef, useState } from 'react'
import { useStores } from '../../store/context'
import { useExportList } from '../../store/export-list'
import { useStation } from '../../store/hooks'

/** All exports; those that run or have come to their end while the screen is open; where they are written, and the list that could not be read. */
export function useExports() {
  const { station } = useStores()
  const exports = useExportList(station.exports)
  const connection = useStation((state) => state.connection)
  const folder = useStation((state) => state.exportFolder)
  const damaged = useStation((state) => state.damagedExports)
  useEffect(() => {
    if (connection === 'open') void station.fetchExports()
  }, [station, connection])
  const seen = useRef(new Set<string>())
  for (const { id, state } of exports) if (state === 'running' || state === 'waiting') seen.current.add(id)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const fresh = exports
    .filter(({ id }) => seen.current.has(id) && !hidden.has(id))
    .map((view) => ({ view, hide: () => setHidden(new Set([...hidden, view.id])) }))
  return { exports, fresh, folder, damaged }
}

import { useEffect, useRef, useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import type { ExportPreview } from '../../../shared/contract/export-views'
import type { Problem } from '../../../shared/outcome'
import { useStores } from '../../store/context'

/** Changes that follow this closely are asked for together. */
const SETTLE_MS = 80

export interface PreviewState {
  /** What was last answered, also while the next answer is under way. */
  readonly preview: ExportPreview | null
  readonly problem: Problem | null
  readonly busy: boolean
}

/** What the export would be, asked for anew whenever what is asked changes; `null` for what cannot be asked. */
export function usePreview(input: Input<'previewExport'> | null): PreviewState {
  const { station } = useStores()
  const [state, setState] = useState<PreviewState>({ preview: null, problem: null, busy: true })
  const asked = useRef(0)
  const key = JSON.stringify(input)
  useEffect(() => {
    const wanted = JSON.parse(key) as Input<'previewExport'> | null
    const number = ++asked.current
    if (wanted === null) {
      setState((before) => ({ ...before, busy: false }))
      return
    }
    setState((before) => ({ ...before, busy: true }))
    const timer = setTimeout(async () => {
      const reply = await station.invoke('previewExport', wanted)
      if (number !== asked.current) return
      setState((before) =>
        reply.ok
          ? { preview: reply.value, problem: null, busy: false }
          : { preview: before.preview, problem: reply.problem, busy: false },
      )
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [key, station])
  return state
}

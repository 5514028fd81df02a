import { useEffect, useRef, useState } from 'react'
import type { ExportPreview } from '../../../shared/contract/export-views'
import type { Problem } from '../../../shared/outcome'
import { useStores } from '../../store/context'
import { useStation } from '../../store/hooks'
import { type Asked, withKnownFigures } from './known-figures'

/** Changes that follow this closely are asked for together. */
const SETTLE_MS = 80

/** What is said while nobody can be asked. */
const NO_ANSWER: Problem = { code: 'disconnected', message: 'the station cannot be reached' }

export interface PreviewState {
  /** What was last answered, also while the next answer is under way; without key figures as long as these are awaited. */
  readonly preview: ExportPreview | null
  readonly problem: Problem | null
  readonly busy: boolean
}

interface State extends PreviewState {
  /** What `preview` answers. */
  readonly asked: Asked | null
}

/**
 * What the export would be, asked for anew whenever what is asked changes and when a lost connection is there again;
 * `null` for what cannot be asked.
 */
export function usePreview(input: Asked | null): PreviewState {
  const { station } = useStores()
  const [state, setState] = useState<State>({ preview: null, problem: null, busy: true, asked: null })
  const count = useRef(0)
  const key = JSON.stringify(input)
  const isLost = useStation(({ connection }) => connection === 'lost')
  useEffect(() => {
    const asked = JSON.parse(key) as Asked | null
    const number = ++count.current
    setState((before) => ({
      ...before,
      busy: asked !== null && !isLost,
      problem: isLost ? NO_ANSWER : before.problem === NO_ANSWER ? null : before.problem,
    }))
    if (asked === null || isLost) return
    const ask = async (whole: boolean) => {
      const reply = await station.invoke('previewExport', whole ? { ...asked, whole } : asked)
      if (number !== count.current) return
      setState((before) =>
        reply.ok
          ? { preview: withKnownFigures(reply.value, asked, before), problem: null, busy: false, asked }
          : { ...before, problem: reply.problem, busy: false },
      )
      // What takes longer, because the whole range is gone through, comes when it is there.
      if (reply.ok && reply.value.figures === null && !whole) await ask(true)
    }
    const timer = setTimeout(() => void ask(false), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [key, station, isLost])
  return state
}

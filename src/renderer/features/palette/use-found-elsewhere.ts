import { useEffect, useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { useStores } from '../../store/context'
import { useStation } from '../../store/hooks'

/** How long somebody may go on typing before headquarters is asked. */
const TYPING = 250
/** As many as the palette lists. */
const LISTED = 8

const NONE: readonly GatewayView[] = []

/** What matches and is not here, where the fleet is too large for all of it to be. */
export function useFoundElsewhere(query: string): readonly GatewayView[] {
  const { station } = useStores()
  const isScoped = useStation(({ world }) => (world?.scope ?? null) !== null)
  const [found, setFound] = useState(NONE)
  const asked = query.trim()
  useEffect(() => {
    if (!isScoped || asked === '') return setFound(NONE)
    let isOver = false
    const timer = setTimeout(async () => {
      const outcome = await station.invoke('findBoxes', { query: asked, limit: LISTED })
      if (isOver || !outcome.ok) return
      const known = station.state.getState().world?.gateways
      setFound(outcome.value.gateways.filter(({ id }) => !known?.has(id)))
    }, TYPING)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [station, isScoped, asked])
  return found
}

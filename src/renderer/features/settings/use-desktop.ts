import { useEffect, useState } from 'react'
import type { Input } from '../../../shared/contract/calls'
import type { DesktopView } from '../../../shared/contract/desktop-views'
import { useStores } from '../../store/context'
import { useText } from '../../store/hooks'

export interface DesktopChoices {
  /** `null` where the station is shown in a browser, and until it is known. */
  readonly desktop: DesktopView | null
  /** Answers with what is wrong in words, or `null`. */
  readonly change: (part: Input<'changeDesktop'>) => Promise<string | null>
}

/** What is chosen of the desktop that the window stands on. */
export function useDesktop(): DesktopChoices {
  const { station } = useStores()
  const text = useText()
  const [desktop, setDesktop] = useState<DesktopView | null>(null)
  useEffect(() => {
    void station.invoke('getDesktop', {}).then((reply) => reply.ok && setDesktop(reply.value))
  }, [station])
  return {
    desktop,
    change: async (part) => {
      const reply = await station.invoke('changeDesktop', part)
      if (!reply.ok) return text.desktop.settings.notOnThisSystem
      setDesktop(reply.value)
      return null
    },
  }
}

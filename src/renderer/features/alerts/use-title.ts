import { useEffect } from 'react'
import type { Language } from '../../../shared/model/settings'
import { textIn } from '../../../shared/text/text'
import { useUnacknowledgedCount } from '../../store/hooks'

/** Says in the title of the window how much waits. */
export function useTitle(language: Language): void {
  const count = useUnacknowledgedCount()
  useEffect(() => {
    const { alerts, product } = textIn(language)
    document.title = count === 0 ? product : alerts.title(count, product)
  }, [count, language])
}

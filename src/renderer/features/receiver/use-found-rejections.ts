import { useMemo } from 'react'
import type { RejectionView } from '../../../shared/contract/rejection'
import { useText } from '../../store/hooks'
import { matchesRejection } from './matches-rejection'

/** Those that a query finds, in their order. */
export function useFoundRejections(rejections: readonly RejectionView[], query: string): readonly RejectionView[] {
  const { rejection: words } = useText()
  return useMemo(
    () => rejections.filter((one) => matchesRejection(one, words[one.code].reason, query)),
    [rejections, words, query],
  )
}

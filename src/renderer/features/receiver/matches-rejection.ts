import type { RejectionView } from '../../../shared/contract/rejection'

/**
 * Whether a refused request has every word of a query somewhere in what is shown of it.
 * @param reason as it is shown, in the language of the interface
 */
export function matchesRejection(rejection: RejectionView, reason: string, query: string): boolean {
  const { from, method, path, status, field, body } = rejection
  const shown = [from, method, path, status, reason, field ?? '', body].join('\n').toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => shown.includes(word))
}

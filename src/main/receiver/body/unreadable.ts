import type { Refusal } from '../../../shared/decode/decoded'

/** Why a body of no known encoding is refused, in the terms of what its content type says it is. */
export function unreadable(text: string, contentType: string | null, breaksOff: boolean): Refusal {
  return { code: 'broken-body', field: null, message: reason(text, contentType?.toLowerCase() ?? '', breaksOff) }
}

function reason(text: string, contentType: string, breaksOff: boolean): string {
  if (text.trim() === '') return 'The body is empty: a status report is one JSON object or one form.'
  if (breaksOff) return 'The body breaks off before its JSON ends: the box sent less than the whole report.'
  if (contentType.includes('multipart')) return 'The body is declared as multipart/form-data but has no named part.'
  if (contentType.includes('urlencoded')) return 'The body is declared as a form but has no name=value pair.'
  return 'The body is neither JSON nor a form: a status report is one JSON object or one form.'
}

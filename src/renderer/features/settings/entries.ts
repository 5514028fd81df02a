import { calls, type Input } from '../../../shared/contract/calls'
import type { Outcome } from '../../../shared/outcome'

/** The settings that are lists of short texts. */
export type ListSetting = 'paths' | 'allowedSenders' | 'ignoredSenders'

/** What of a list cannot be: one of its entries, or the whole of it. */
export type ListFault = { readonly entry: string } | 'too-many'

/** What parts one entry from the next: a path may hold commas, an address is parted by whatever people type. */
const BETWEEN: Readonly<Record<ListSetting, RegExp>> = {
  paths: /\n/,
  allowedSenders: /[\s,，;；、]/,
  ignoredSenders: /[\s,，;；、]/,
}

/** What somebody typed, as the station would take it, or what is wrong with it. The contract decides, and says where. */
export function parseList(
  setting: ListSetting,
  draft: string,
): { readonly part: Input<'changeSettings'> } | { readonly fault: ListFault } {
  const typed = draft.split(BETWEEN[setting]).map((entry) => entry.trim())
  const entries = [...new Set(typed.filter(Boolean))]
  const parsed: Outcome<Input<'changeSettings'>> = calls.changeSettings.parse({ [setting]: entries })
  if (parsed.ok) return { part: parsed.value }
  const place = /\.(\d+)$/.exec(parsed.problem.field ?? '')?.[1]
  const entry = place === undefined ? undefined : entries[Number(place)]
  return { fault: entry === undefined ? 'too-many' : { entry } }
}

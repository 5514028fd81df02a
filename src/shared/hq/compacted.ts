import type { Gateway } from '../model/gateway'

/**
 * The same in as little memory as it takes: what was put together bit by bit (as a check of what came in does) has room
 * to grow, and each of its texts is a copy of its own. Of a hundred thousand boxes that is the larger half.
 * @param texts equal ones become these, and others are added to them
 */
export const compacted = <T>(value: T, texts: Map<string, string> = new Map()): T =>
  withSharedTexts(JSON.parse(JSON.stringify(value)) as T, texts)

/** What nearly all gateways have as others have it. */
const ALIKE = ['edits', 'fault', 'percentMetrics', 'warnings'] as const satisfies readonly (keyof Gateway)[]

type Alike = Pick<Gateway, (typeof ALIKE)[number]>

/**
 * The same gateways, sharing in place what most of them have alike: only for what nobody else has yet.
 * @param parts equal ones become these, and others are added to them, by their JSON
 */
export function withSharedParts<Some extends Alike>(
  gateways: readonly Some[],
  parts: Map<string, unknown> = new Map(),
) {
  for (const gateway of gateways as readonly { -readonly [Key in keyof Alike]: unknown }[]) {
    for (const key of ALIKE) {
      const text = JSON.stringify(gateway[key])
      const known = parts.get(text)
      if (known === undefined) parts.set(text, gateway[key])
      else gateway[key] = known
    }
  }
  return gateways
}

/** The same value, its texts shared in place: only for what nobody else has yet. */
export const withSharedTexts = <T>(value: T, texts: Map<string, string>): T => withTexts(value, texts) as T

function withTexts(value: unknown, texts: Map<string, string>): unknown {
  if (typeof value === 'string') {
    const known = texts.get(value)
    if (known === undefined) texts.set(value, value)
    return known ?? value
  }
  if (typeof value !== 'object' || value === null) return value
  const parts = value as Record<string, unknown>
  for (const key in parts) {
    const part = parts[key]
    if (typeof part === 'string' || typeof part === 'object') parts[key] = withTexts(part, texts)
  }
  return value
}

/** The fields of a form by name; a name that comes more than once holds a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

/** What a program writes into a form field that has no value: Python's word for nothing, or JSON's. */
const NOTHING = new Set(['None', 'null'])

/** Puts the fields of a form together. Safe for any name: `__proto__` is a field like another. */
export function collectFields(fields: Iterable<readonly [name: string, value: string]>): FormFields {
  const collected = new Map<string, string | string[]>()
  for (const [name, value] of fields) {
    if (NOTHING.has(value)) continue
    const known = collected.get(name)
    if (known === undefined) collected.set(name, value)
    else if (typeof known === 'string') collected.set(name, [known, value])
    else known.push(value)
  }
  return Object.fromEntries(collected)
}

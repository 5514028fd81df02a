/** The fields of a form by name; a name that comes more than once holds a list. */
export type FormFields = Readonly<Record<string, Field | readonly Field[]>>

type Field = string | null

/** What a program writes into a form field that has no value: Python's word for nothing, or JSON's. */
const NOTHING = new Set(['None', 'null'])

/** Puts the fields of a form together. Safe for any name: `__proto__` is a field like another. */
export function collectFields(fields: Iterable<readonly [name: string, value: string]>): FormFields {
  const collected = new Map<string, Field | Field[]>()
  for (const [name, text] of fields) {
    const value = NOTHING.has(text) ? null : text
    const known = collected.get(name)
    if (known === undefined) collected.set(name, value)
    else if (Array.isArray(known)) known.push(value)
    else collected.set(name, [known, value])
  }
  return Object.fromEntries(collected)
}

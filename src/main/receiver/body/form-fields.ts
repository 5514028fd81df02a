/** The fields of a form by name; a name that comes more than once holds a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

/** Puts the fields of a form together. Safe for any name: `__proto__` is a field like another. */
export function collectFields(fields: Iterable<readonly [string, string]>): FormFields {
  const collected = new Map<string, string | string[]>()
  for (const [name, value] of fields) {
    const known = collected.get(name)
    if (known === undefined) collected.set(name, value)
    else if (typeof known === 'string') collected.set(name, [known, value])
    else known.push(value)
  }
  return Object.fromEntries(collected)
}

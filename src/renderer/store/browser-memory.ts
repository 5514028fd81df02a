type Place = 'localStorage' | 'sessionStorage'

/** What this browser remembers by a name; `null` for nothing, and where it forbids pages to keep anything. */
export function rememberedBy(name: string, place: Place = 'localStorage'): string | null {
  try {
    // Where it is forbidden, looking at the storage itself throws.
    return globalThis[place]?.getItem(name) ?? null
  } catch {
    return null
  }
}

/** Has this browser remember a text by a name. A full or forbidden storage only costs the text at the next start. */
export function rememberBy(name: string, text: string, place: Place = 'localStorage'): void {
  try {
    globalThis[place]?.setItem(name, text)
  } catch {
    // As said.
  }
}

/** The item to which a key leads in an open menu, round and round; `undefined` for a key that leads nowhere. */
export function nextInMenu(key: string, menu: HTMLElement | null): HTMLButtonElement | undefined {
  if (menu === null) return undefined
  const items = [...menu.querySelectorAll('button')]
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (step === undefined) return undefined
  const at = items.indexOf(document.activeElement as HTMLButtonElement)
  return items[(at + step + items.length) % items.length]
}

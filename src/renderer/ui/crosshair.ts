import { useSyncExternalStore } from 'react'

/** An instant that several charts point at together; `null` while nobody points. */
export interface Crosshair {
  get(): number | null
  set(at: number | null): void
  subscribe(listener: () => void): () => void
}

export function createCrosshair(): Crosshair {
  let at: number | null = null
  const listeners = new Set<() => void>()
  return {
    get: () => at,
    set: (next) => {
      if (next === at) return
      at = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Draws again when it moves: for the leaves that show it. */
export const useCrosshair = (crosshair: Crosshair): number | null =>
  useSyncExternalStore(crosshair.subscribe, crosshair.get)

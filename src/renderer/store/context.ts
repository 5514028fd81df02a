import { createContext, useContext } from 'react'
import type { Notices } from './notice'
import type { StationStore } from './station'
import type { UndoStack } from './undo'
import type { View } from './view'

/** What every part of the interface may use. */
export interface Stores {
  readonly station: StationStore
  readonly view: View
  readonly undo: UndoStack
  readonly notices: Notices
}

const StoresContext = createContext<Stores | null>(null)

export const StoresProvider = StoresContext.Provider

export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (stores === null) throw new Error('useStores needs a StoresProvider above it')
  return stores
}

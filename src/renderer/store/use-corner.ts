import { useStore } from 'zustand'
import { useStores } from './context'
import type { Notice } from './notice'
import type { UndoState } from './undo'

export const useUndoState = (): UndoState => useStore(useStores().undo.state)

export const useNotice = (): Notice | null => useStore(useStores().notices.state, ({ notice }) => notice)

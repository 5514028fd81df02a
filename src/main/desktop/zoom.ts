import type { BrowserWindow } from 'electron'
import { ZOOMS, type Zoom } from '../../shared/contract/desktop-views'
import type { MainWindow } from './main-window'
import type { ShellMemory } from './shell-memory'

/** How large the interface is drawn. */
export interface PageZoom {
  /** One step larger (1) or smaller (-1), or as it was drawn (0). */
  step(direction: 1 | 0 | -1): void
  apply(zoom: Zoom): void
}

/** The next zoom in a direction; at the ends the same. */
export function nextZoom(zoom: Zoom, direction: 1 | 0 | -1): Zoom {
  if (direction === 0) return 100
  return ZOOMS[ZOOMS.indexOf(zoom) + direction] ?? zoom
}

export function createPageZoom(window: MainWindow, memory: ShellMemory): PageZoom {
  const apply = (zoom: Zoom): void => window.contents()?.setZoomFactor(zoom / 100)
  // A page begins at what Chromium remembers of its origin.
  window.onOpen((frame: BrowserWindow) => {
    frame.webContents.on('did-finish-load', () => apply(memory.get().zoom))
  })
  return {
    step(direction) {
      const zoom = nextZoom(memory.get().zoom, direction)
      memory.change({ zoom })
      apply(zoom)
    },
    apply,
  }
}

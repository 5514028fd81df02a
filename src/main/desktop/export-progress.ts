import type { PushEvent } from '../../shared/contract/push'
import type { StationPort } from '../ports'
import type { MainWindow } from './main-window'

/** How far exports have come together, 0 to 1; -1 where none runs. */
export function progressOf(shares: Iterable<number>): number {
  const all = [...shares]
  return all.length === 0 ? -1 : all.reduce((sum, share) => sum + share, 0) / all.length
}

/** Shows on the window's button in the task bar, or in the dock, how far exports are. */
export function showExportProgress(station: StationPort, window: MainWindow): void {
  const running = new Map<string, number>()
  let shown = -1
  const show = (): void => {
    shown = progressOf(running.values())
    window.frame()?.setProgressBar(shown)
  }
  window.onOpen((frame) => {
    if (shown >= 0) frame.setProgressBar(shown)
  })
  station.subscribe((event: PushEvent) => {
    if (event.type === 'snapshot' && running.size > 0) {
      // Another station is shown from now on, and of the exports of the one before nothing more is told.
      running.clear()
      show()
    }
    if (event.type !== 'export') return
    const { id, state, share } = event.export
    // What a browser fetches is shown there.
    if (state === 'running') running.set(id, share)
    else running.delete(id)
    show()
  })
}

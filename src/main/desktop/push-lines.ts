import type { WebContents } from 'electron'
import type { StationPort } from '../ports'
import { PUSH } from './channels'

/** The lines over which windows hear pushes, at most one for each. */
export interface PushLines {
  /** Pushes to `contents` from now on, a snapshot first; an open line is replaced. */
  open(contents: WebContents): void
  close(contents: WebContents): void
}

/** A line ends with the page that asked for it: it was closed, loads anew, or crashed. */
export function createPushLines(station: StationPort): PushLines {
  const hangUps = new Map<WebContents, () => void>()
  const watched = new WeakSet<WebContents>()

  const close = (contents: WebContents): void => {
    hangUps.get(contents)?.()
    hangUps.delete(contents)
  }

  const closeWithPage = (contents: WebContents): void => {
    if (watched.has(contents)) return
    watched.add(contents)
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) close(contents)
    })
    contents.on('render-process-gone', () => close(contents))
    contents.once('destroyed', () => close(contents))
  }

  return {
    open(contents) {
      close(contents)
      closeWithPage(contents)
      hangUps.set(
        contents,
        station.subscribe((event) => {
          // A window can be gone before its `destroyed` is told.
          if (!contents.isDestroyed()) contents.send(PUSH, event)
        }),
      )
    },
    close,
  }
}

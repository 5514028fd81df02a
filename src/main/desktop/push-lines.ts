import type { WebContents } from 'electron'
import type { PushEvent } from '../../shared/contract/push'
import type { StationPort } from '../ports'
import { PUSH } from './channels'

/** The lines over which windows hear pushes, at most one for each. */
export interface PushLines {
  /** Pushes to `contents` from now on, a snapshot first; an open line is replaced. */
  open(contents: WebContents): void
  close(contents: WebContents): void
  /** Says `event` to `contents` over its open line, or else as soon as there is one. Only the last waits. */
  tell(contents: WebContents, event: PushEvent): void
}

/** A line ends with the page that asked for it: it was closed, loads anew, or crashed. */
export function createPushLines(station: StationPort): PushLines {
  const hangUps = new Map<WebContents, () => void>()
  const watched = new WeakSet<WebContents>()
  const waiting = new WeakMap<WebContents, PushEvent>()

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
        station.subscribe((event) => say(contents, event)),
      )
      const late = waiting.get(contents)
      waiting.delete(contents)
      if (late !== undefined) say(contents, late)
    },
    close,
    tell(contents, event) {
      if (hangUps.has(contents)) say(contents, event)
      else waiting.set(contents, event)
    },
  }
}

function say(contents: WebContents, event: PushEvent): void {
  // A window can be gone before its `destroyed` is told.
  if (!contents.isDestroyed()) contents.send(PUSH, event)
}

import type { WebContents } from 'electron'
import type { PushEvent } from '../../shared/contract/push'
import { snapshotFirst } from '../../shared/contract/snapshot-first'
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

interface Line {
  /** After the snapshot, which comes later where the fleet is large. */
  readonly say: (event: PushEvent) => void
  readonly hangUp: () => void
}

/** A line ends with the page that asked for it: it was closed, loads anew, or crashed. */
export function createPushLines(station: StationPort): PushLines {
  const lines = new Map<WebContents, Line>()
  const watched = new WeakSet<WebContents>()
  const waiting = new WeakMap<WebContents, PushEvent>()

  const close = (contents: WebContents): void => {
    lines.get(contents)?.hangUp()
    lines.delete(contents)
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
      const say = snapshotFirst((event) => push(contents, event))
      lines.set(contents, { say, hangUp: station.subscribe(say) })
      const late = waiting.get(contents)
      waiting.delete(contents)
      if (late !== undefined) say(late)
    },
    close,
    tell(contents, event) {
      const line = lines.get(contents)
      if (line === undefined) waiting.set(contents, event)
      else line.say(event)
    },
  }
}

function push(contents: WebContents, event: PushEvent): void {
  // A window can be gone before its `destroyed` is told.
  if (!contents.isDestroyed()) contents.send(PUSH, event)
}

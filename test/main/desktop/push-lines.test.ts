import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { PUSH } from '../../../src/main/desktop/channels'
import { createPushLines } from '../../../src/main/desktop/push-lines'
import type { PushEvent } from '../../../src/shared/contract/push'

const snapshot = { type: 'snapshot', fleet: { seq: 1 } } as PushEvent

describe('the line to a window', () => {
  it('begins with a snapshot', () => {
    const { lines } = withStation()
    const window = fakeWindow()
    lines.open(window.contents)
    expect(window.sent).toEqual([[PUSH, snapshot]])
  })

  it('is one, however often it is asked for', () => {
    const { lines, listeners } = withStation()
    const window = fakeWindow()
    lines.open(window.contents)
    lines.open(window.contents)
    expect(listeners.size).toBe(1)
    expect(window.sent).toHaveLength(2)
  })

  it('ends when the window asks for it', () => {
    const { lines, listeners } = withStation()
    const { contents } = fakeWindow()
    lines.open(contents)
    lines.close(contents)
    expect(listeners.size).toBe(0)
  })

  it.each([
    ['is closed', 'destroyed', {}],
    ['crashes', 'render-process-gone', {}],
    ['loads anew', 'did-start-navigation', { isMainFrame: true, isSameDocument: false }],
  ])('ends when the page %s', (_what, event, details) => {
    const { lines, listeners } = withStation()
    const { contents, emit } = fakeWindow()
    lines.open(contents)
    emit(event, details)
    expect(listeners.size).toBe(0)
  })

  it.each([
    ['only scrolls to a fragment', { isMainFrame: true, isSameDocument: true }],
    ['loads a frame', { isMainFrame: false, isSameDocument: false }],
  ])('stays when the page %s', (_what, details) => {
    const { lines, listeners } = withStation()
    const { contents, emit } = fakeWindow()
    lines.open(contents)
    emit('did-start-navigation', details)
    expect(listeners.size).toBe(1)
  })

  it('carries what is said to one window alone', () => {
    const { lines } = withStation()
    const window = fakeWindow()
    lines.open(window.contents)
    lines.tell(window.contents, chosen('a'))
    expect(window.sent).toEqual([
      [PUSH, snapshot],
      [PUSH, chosen('a')],
    ])
  })

  it('says what came before it was open after the snapshot, and only the last and once', () => {
    const { lines } = withStation()
    const window = fakeWindow()
    lines.tell(window.contents, chosen('a'))
    lines.tell(window.contents, chosen('b'))
    lines.open(window.contents)
    lines.open(window.contents)
    expect(window.sent).toEqual([
      [PUSH, snapshot],
      [PUSH, chosen('b')],
      [PUSH, snapshot],
    ])
  })

  it('says it after the snapshot also where that of a large fleet comes later', () => {
    const { lines, listeners } = withStation(false)
    const window = fakeWindow()
    lines.tell(window.contents, chosen('a'))
    lines.open(window.contents)
    lines.tell(window.contents, chosen('b'))
    expect(window.sent).toEqual([])
    for (const listener of listeners) listener(snapshot)
    expect(window.sent).toEqual([snapshot, chosen('a'), chosen('b')].map((event) => [PUSH, event]))
  })

  it('says nothing to a window that is gone', () => {
    const { lines, listeners } = withStation()
    const window = fakeWindow()
    lines.open(window.contents)
    window.contents.isDestroyed = () => true
    for (const listener of listeners) listener(snapshot)
    expect(window.sent).toHaveLength(1)
  })
})

const chosen = (gateway: string): PushEvent => ({ type: 'open', gateway })

/** @param isPrompt whether its snapshots come at once */
function withStation(isPrompt = true) {
  const listeners = new Set<(event: PushEvent) => void>()
  const lines = createPushLines({
    call: () => Promise.reject(new Error('not asked here')),
    download: () => Promise.reject(new Error('not asked here')),
    subscribe(listener) {
      listeners.add(listener)
      if (isPrompt) listener(snapshot)
      return () => listeners.delete(listener)
    },
  })
  return { lines, listeners }
}

function fakeWindow() {
  const sent: unknown[] = []
  const events = new EventEmitter()
  const contents = Object.assign(events, {
    isDestroyed: () => false,
    send: (...message: unknown[]) => sent.push(message),
  }) as unknown as WebContents
  return { contents, sent, emit: (name: string, details: object) => events.emit(name, details) }
}

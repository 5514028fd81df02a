import { describe, expect, it } from 'vitest'
import { mayCall } from '../../../src/main/desktop/caller'

const home = 'app://fogwatch/index.html'
const ours = {}
const mainFrame = { url: home, parent: null }

describe('who may call the station', () => {
  it('is the main frame of our window at home', () => {
    expect(mayCall({ sender: ours, senderFrame: mainFrame }, ours, home)).toBe(true)
  })

  it.each([
    ['another window', { sender: {}, senderFrame: mainFrame }],
    ['a frame inside our page', { sender: ours, senderFrame: { url: home, parent: mainFrame } }],
    [
      'our window showing another page',
      { sender: ours, senderFrame: { url: 'app://fogwatch/other.html', parent: null } },
    ],
    ['a frame that is gone', { sender: ours, senderFrame: null }],
  ])('is not %s', (_who, caller) => {
    expect(mayCall(caller, ours, home)).toBe(false)
  })

  it('is nobody while there is no window', () => {
    expect(mayCall({ sender: ours, senderFrame: mainFrame }, undefined, home)).toBe(false)
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createUndoStack } from '../../../src/renderer/store/undo'
import { en } from '../../../src/shared/text/en'

const step = (say: string, wrong: string | null = null) => ({ say: () => say, undo: vi.fn(async () => wrong) })
const offeredBy = (stack: ReturnType<typeof createUndoStack>) => stack.state.getState().offered?.say(en)

describe('the way back', () => {
  it('takes back the last first, each once', async () => {
    const stack = createUndoStack()
    const [first, second] = [step('first'), step('second')]
    stack.done(first)
    stack.done(second)
    expect(offeredBy(stack)).toBe('second')
    await stack.undo()
    expect(offeredBy(stack)).toBeUndefined()
    await stack.undo()
    await stack.undo()
    expect([first.undo.mock.calls.length, second.undo.mock.calls.length]).toEqual([1, 1])
  })

  it('says what is wrong, and can be tried again', async () => {
    const stack = createUndoStack()
    const failing = step('removed', 'The disk is full.')
    stack.done(failing)
    await stack.undo()
    expect(stack.state.getState()).toMatchObject({ failure: 'The disk is full.', busy: false, offered: failing })
    failing.undo.mockResolvedValueOnce(null)
    await stack.undo()
    expect(stack.state.getState()).toMatchObject({ failure: null, stack: [], offered: null })
  })

  it('leads back though the offer was dismissed', async () => {
    const stack = createUndoStack()
    const only = step('removed')
    stack.done(only)
    stack.dismiss()
    expect(offeredBy(stack)).toBeUndefined()
    await stack.undo()
    expect(only.undo).toHaveBeenCalledOnce()
  })

  it('takes back one thing at a time, and keeps what is done meanwhile', async () => {
    const stack = createUndoStack()
    let finish: (wrong: string | null) => void = () => undefined
    const slow = {
      say: () => 'slow',
      undo: vi.fn(
        () =>
          new Promise<string | null>((resolve) => {
            finish = resolve
          }),
      ),
    }
    stack.done(slow)
    const undoing = stack.undo()
    await stack.undo()
    stack.done(step('meanwhile'))
    finish(null)
    await undoing
    expect(slow.undo).toHaveBeenCalledOnce()
    expect(offeredBy(stack)).toBe('meanwhile')
    expect(stack.state.getState().stack).toHaveLength(1)
  })

  it('gives up what cannot be taken back once that was read and dismissed: what was done before is within reach', async () => {
    const stack = createUndoStack()
    const before = step('before')
    stack.done(before)
    stack.done(step('removed elsewhere', 'This box is no longer in the fleet.'))
    await stack.undo()
    stack.dismiss()
    await stack.undo()
    expect(before.undo).toHaveBeenCalledOnce()
  })

  it('never takes back for the real boxes what was done to simulated ones, nor the other way round', async () => {
    const stack = createUndoStack()
    const [real, simulated] = [step('real'), step('simulated')]
    stack.done(real)
    stack.exchange(true)
    expect(stack.state.getState()).toMatchObject({ stack: [], offered: null })
    stack.done(simulated)
    stack.exchange(false)
    expect(stack.state.getState()).toMatchObject({ stack: [real], offered: null })
    await stack.undo()
    expect([real.undo.mock.calls.length, simulated.undo.mock.calls.length]).toEqual([1, 0])
  })

  it('offers nothing again that failed after the boxes were exchanged', async () => {
    const stack = createUndoStack()
    let finish: (wrong: string | null) => void = () => undefined
    const undo = () => new Promise<string | null>((resolve) => (finish = resolve))
    stack.done({ say: () => 'simulated', undo })
    const undoing = stack.undo()
    stack.exchange(false)
    finish('This box is no longer in the fleet.')
    await undoing
    expect(stack.state.getState()).toEqual({ stack: [], offered: null, failure: null, busy: false })
  })
})

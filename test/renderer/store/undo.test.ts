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
})

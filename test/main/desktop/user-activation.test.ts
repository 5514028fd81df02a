import { describe, expect, it } from 'vitest'
import { createUserActivation } from '../../../src/main/desktop/user-activation'
import { seconds } from '../../../src/shared/time/millis'

describe('user activation', () => {
  it('is not there before anybody acted', () => {
    expect(createUserActivation().take(seconds(1))).toBe(false)
  })

  it.each(['mouseDown', 'mouseUp', 'rawKeyDown', 'keyDown', 'touchEnd', 'gestureTap'])('comes from %s', (type) => {
    const activation = createUserActivation()
    activation.note(type, 0)
    expect(activation.take(seconds(1))).toBe(true)
  })

  it.each(['mouseMove', 'mouseWheel', 'mouseEnter', 'keyUp'])('does not come from %s', (type) => {
    const activation = createUserActivation()
    activation.note(type, 0)
    expect(activation.take(0)).toBe(false)
  })

  it('allows one thing', () => {
    const activation = createUserActivation()
    activation.note('mouseUp', 0)
    expect([activation.take(1), activation.take(2)]).toEqual([true, false])
  })

  it('does not last', () => {
    const activation = createUserActivation()
    activation.note('mouseUp', 0)
    expect(activation.take(seconds(5))).toBe(false)
  })
})

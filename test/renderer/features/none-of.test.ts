import { expect, it } from 'vitest'
import { noneOf } from '../../../src/renderer/features/events/none-of'
import { eventLook } from '../../../src/renderer/store/event-look'
import { en } from '../../../src/shared/text/en'

it('says what there is no event of: of a range of one’s own only if nothing else is chosen', () => {
  const look = eventLook.state.getState()
  const range = { from: 0, to: 1 }
  const said = (change: object) => noneOf({ ...look, ...change }, en.events)
  expect(said({ range })).toBe('No event in this range')
  expect(said({ range, topics: ['fault'] })).toBe('No event of this kind')
  expect(said({ group: '' })).toBe('No event of this kind')
  expect(said({ range, onlyUnacknowledged: true })).toBe('Everything is acknowledged')
})

import { describe, expect, it } from 'vitest'
import { createView } from '../../../src/renderer/store/view'

describe('the state filter', () => {
  it('is one state, another state, none', () => {
    const view = createView()
    const standings = () => view.state.getState().filter.standings
    view.toggleStanding('offline', false)
    expect(standings()).toEqual(['offline'])
    view.toggleStanding('late', false)
    expect(standings()).toEqual(['late'])
    view.toggleStanding('late', false)
    expect(standings()).toEqual([])
  })

  it('gathers states when asked to add', () => {
    const view = createView()
    view.toggleStanding('offline', true)
    view.toggleStanding('late', true)
    expect(view.state.getState().filter.standings).toEqual(['offline', 'late'])
    view.toggleStanding('offline', true)
    expect(view.state.getState().filter.standings).toEqual(['late'])
  })

  it('is left alone by a new query', () => {
    const view = createView()
    view.toggleStanding('offline', false)
    view.setQuery('gate')
    expect(view.state.getState().filter).toMatchObject({ query: 'gate', standings: ['offline'] })
  })
})

describe('where the user is', () => {
  it('leaves a box for a screen, and comes back to its card', () => {
    const view = createView()
    view.showGateway('a')
    view.closeGateway()
    expect(view.state.getState()).toMatchObject({ screen: 'fleet', openGateway: null, activeGateway: 'a' })
    view.showGateway('a')
    view.showScreen('events')
    expect(view.state.getState()).toMatchObject({ screen: 'events', openGateway: null })
  })
})

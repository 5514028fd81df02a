import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { NoMatch } from '../../../../src/renderer/features/fleet/NoMatch'
import { StoresProvider } from '../../../../src/renderer/store/context'
import { type FleetFilter, NO_FILTER } from '../../../../src/renderer/store/shown'

const drawn = (filter: Partial<FleetFilter>): string => {
  const station = { state: createStore(() => ({ world: null })) }
  const view = { state: createStore(() => ({ filter: { ...NO_FILTER, ...filter } })) }
  return renderToStaticMarkup(
    createElement(StoresProvider, { value: { station, view } as never }, createElement(NoMatch)),
  )
}

it('names what lets nothing through, and offers to clear it: a state, a tag, a site', () => {
  expect(drawn({ standings: ['late'] })).toContain('No box is in this state')
  for (const filter of [{ tags: ['phase 2'] }, { groups: ['North'] }, { sites: ['site-1'] }]) {
    expect(drawn(filter)).toContain('No box matches these filters')
    expect(drawn(filter)).toContain('Clear all filters')
  }
  expect(drawn({ query: 'gate', sites: ['site-1'] })).toContain('Other filters are also on.')
})

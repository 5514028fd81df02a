// First, so that what a feature says of its own parts comes after the base and wins.
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/surfaces.css'

import { applyAppearance, rememberedAppearance, resolveAppearance } from './store/appearance'
import { followDesktop } from './store/follow-desktop'
import { createNotices } from './store/notice'
import { followScope } from './store/scope'
import { createStationStore } from './store/station'
import { createUndoStack } from './store/undo'
import { createView } from './store/view'
import { createClient } from './transport/client'

applyAppearance(resolveAppearance(rememberedAppearance()))

const station = createStationStore(createClient())
const view = createView()
const undo = createUndoStack()
const notices = createNotices()
station.state.subscribe(({ world }, { world: before }) => {
  if (world !== null && before !== null && world.simulated !== before.simulated) undo.exchange(world.simulated)
})
station.state.subscribe(({ size }, { size: before }) => {
  if (size !== null && before === null) view.settleLook(size)
})
followScope(station, view)
station.start(followDesktop(station, view, notices))

// The station is asked before the browser has read the interface: a large fleet takes both of them as long.
void import('./draw').then(({ draw }) => draw({ station, view, undo, notices }))

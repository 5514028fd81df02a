import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { type Stores, StoresProvider } from './store/context'

/** Draws the interface over what the page knows. */
export function draw(stores: Stores): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <StoresProvider value={stores}>
        <App />
      </StoresProvider>
    </StrictMode>,
  )
}

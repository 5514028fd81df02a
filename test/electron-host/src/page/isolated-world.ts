import { guard } from '../guard'
import { createIpcRenderer } from './ipc-renderer'
import { type FromPage, INPUT_TYPES, type IsolatedConfig, type ToPage } from './messages'
import { openWorldPort, type WorldPort } from './world-port'

/** The preload as a function of what a sandboxed preload finds in its scope. */
type Preload = (require: (id: string) => unknown, module: { exports: object }, exports: object) => void

type Binding = Record<string, (text: string) => void>

/** Runs the preload in this world, beside the page and out of its reach. */
export function runPreload({ binding, names, preload }: IsolatedConfig, run: Preload): void {
  const bindings = globalThis as unknown as Binding
  const write = bindings[binding] ?? (() => {})
  const send = (message: FromPage): void => write(JSON.stringify(message))
  const { ipcRenderer, receive } = createIpcRenderer(send)
  bindings[binding] = (text) => receive(JSON.parse(text) as ToPage)

  const port = openWorldPort(names.isolated, names.main)
  const electron = guard('electron in the preload', {
    ipcRenderer: guard('ipcRenderer', ipcRenderer),
    contextBridge: guard('contextBridge', createContextBridge(port)),
  })
  reportInput(send)
  reportOpening(port, (url) => send({ type: 'open', url: new URL(url, location.href).href }))
  const module = { exports: {} }
  try {
    run(requireFrom({ electron }), module, module.exports)
  } catch (error) {
    console.error(`Unable to load preload script: ${preload}`)
    console.error(error)
    send({ type: 'preload-error', path: preload, message: error instanceof Error ? error.message : String(error) })
  }
}

function createContextBridge(port: WorldPort) {
  const exposed = new Set<string>()
  return {
    exposeInMainWorld(key: string, api: unknown): void {
      if (exposed.has(key)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(key)
      port.expose(key, api)
    },
  }
}

/** A sandboxed preload can require nothing but a few built-in modules; with the words of Electron where it cannot. */
function requireFrom(modules: Readonly<Record<string, unknown>>): (id: string) => unknown {
  return (id) => {
    if (!Object.hasOwn(modules, id)) throw new Error(`module not found: ${id}`)
    return modules[id]
  }
}

function reportInput(send: (message: FromPage) => void): void {
  for (const [type, input] of Object.entries(INPUT_TYPES)) {
    addEventListener(type, (event) => event.isTrusted && send({ type: 'input', input }), { capture: true })
  }
}

/**
 * Nothing is opened here, only told: a window of Chromium that is denied once it is there would keep its page, and
 * whoever waits for it, from going on.
 */
function reportOpening(port: WorldPort, open: (url: string) => void): void {
  port.expose('open', (url: unknown) => {
    open(String(url))
    return null
  })
  addEventListener('click', (event) => {
    const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement)
    if (event.defaultPrevented || link?.target !== '_blank') return
    event.preventDefault()
    open(link.href)
  })
}

import { contextBridge, ipcRenderer } from 'electron'
import type { StationClient } from '../shared/contract/client'
import { createBridgeClient } from './desktop/bridge-client'
import { PUSH } from './desktop/channels'

const client = createBridgeClient({
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  onPush: (listener) => {
    ipcRenderer.on(PUSH, (_event, push) => listener(push))
  },
}) satisfies StationClient

contextBridge.exposeInMainWorld('fogwatch', client)

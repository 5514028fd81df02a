import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fleetNow } from '../../src/main/fleet/describe'
import type { LiveFleet } from '../../src/main/fleet/live-fleet'
import { RecentSamples } from '../../src/main/fleet/recent-samples'
import { HiddenPasswords } from '../../src/main/hidden-passwords'
import type { StationPort, ViewerGate, ViewerRole } from '../../src/main/ports'
import { tellFleet } from '../../src/main/told-fleet'
import { buildViewerServer } from '../../src/main/web/viewer-server'
import { ok } from '../../src/shared/outcome'
import type { Clock } from '../../src/shared/time/clock'
import { OPEN_GATE } from '../../test/support/open-gate'

/** Reads a stream to the end of its snapshot, or an answer to its end, whenever it is sent an address. */
const READER = `
  process.on('message', async (url) => {
    const abort = new AbortController()
    const reply = await fetch(url, { signal: abort.signal })
    let before = 0
    let read = 0
    for await (const bytes of reply.body) {
      const isEnd = bytes.at(-1) === 10 && (bytes.length > 1 ? bytes.at(-2) : before) === 10
      before = bytes.at(-1)
      read += bytes.length
      if (isEnd && read > 1000) break
    }
    abort.abort()
    process.send('read')
  })`

/** The interface of a fleet, and what it is to open it: each reads the fleet once. */
export async function servePages(fleet: LiveFleet, clock: Clock) {
  // A process of its own, begun once: to begin one holds up the thread that does it.
  const reader = spawn(process.execPath, ['--input-type=module', '-e', READER], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const samples = new RecentSamples()
  const passwords = new HiddenPasswords()
  const receiver = () => ({ problem: null }) as never
  const standing = { openIncidents: [], mute: null }
  const described = { clock, fleet, samples, receiver, standingOf: () => standing }
  const station: StationPort = {
    call: async () => ok(await new Promise((tell) => tellFleet(fleetNow(described, 0), passwords, tell))),
    subscribe: (listener) =>
      tellFleet(fleetNow(described, 0), passwords, (whole) => listener({ type: 'snapshot', fleet: whole })),
    download: async () => ok(null as never),
  }
  const open = async (role: ViewerRole, path: string) => {
    const gate: ViewerGate = { ...OPEN_GATE, admit: () => ({ ...visitor, role }) }
    const app = await buildViewerServer(station, import.meta.dirname, gate)
    const origin = await app.listen({ host: '127.0.0.1', port: 0 })
    return () => {
      reader.send(`${origin}${path}`)
      return once(reader, 'message')
    }
  }
  return { note: (gateway: Parameters<RecentSamples['add']>[0]) => samples.add(gateway), open }
}

const visitor = {
  by: 'open',
  stay: () => ({ touch: () => undefined, leave: () => undefined }),
} as const

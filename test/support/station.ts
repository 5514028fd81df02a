import { onTestFinished } from 'vitest'
import { createStation, type Station } from '../../src/main/station'
import type { CallName, Input, Reply } from '../../src/shared/contract/calls'
import { tempFolder } from './temp-folder'

export interface TestStation {
  readonly station: Station
  readonly dataDir: string
  /** The receiver's address. */
  readonly url: string
  /** A call that must succeed. */
  readonly call: <N extends CallName>(name: N, input: Input<N>) => Promise<Reply<N>>
}

/** A whole station on a folder and port of its own, stopped with the test. */
export async function startStation(options: { dataDir?: string; port?: number } = {}): Promise<TestStation> {
  const dataDir = options.dataDir ?? (await tempFolder())
  const station = createStation(
    { host: '127.0.0.1', port: options.port ?? 0, dataDir, viewerHost: '127.0.0.1', viewerPort: 0 },
    () => undefined,
  )
  await station.start()
  onTestFinished(() => station.stop())
  return {
    station,
    dataDir,
    url: `http://127.0.0.1:${station.receiver().port}`,
    call: async (name, input) => {
      const outcome = await station.call(name, input)
      if (!outcome.ok) throw new Error(outcome.problem.message)
      return outcome.value as never
    },
  }
}

export const postReport = (
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  path = '/SophonFogStatus',
): Promise<Response> =>
  fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

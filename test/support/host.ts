import { onTestFinished } from 'vitest'
import { THIS_MACHINE } from '../../src/main/station-clock'
import { createStationHost } from '../../src/main/station-host'
import type { CallName, Input, Reply } from '../../src/shared/contract/calls'
import type { PushEvent } from '../../src/shared/contract/push'
import { sampleReport } from './box'
import { postReport } from './station'
import { tempFolder } from './temp-folder'

/** A host with a station on a folder and port of its own, what it has told, and how boxes report to it; ended with the test. */
export async function startHost({
  dataDir,
  machine = THIS_MACHINE,
}: {
  dataDir?: string
  machine?: typeof THIS_MACHINE
} = {}) {
  const folder = dataDir ?? (await tempFolder())
  const said: string[] = []
  const options = { host: '127.0.0.1', port: 0, dataDir: folder, viewerHost: '127.0.0.1', viewerPort: 0 }
  const host = createStationHost(options, (line) => said.push(line), null, machine)
  await host.start()
  onTestFinished(() => host.stop())
  const heard: PushEvent[] = []
  host.subscribe((event) => heard.push(event))
  const call = async <N extends CallName>(name: N, input: Input<N>): Promise<Reply<N>> => {
    const outcome = await host.call(name, input)
    if (!outcome.ok) throw new Error(outcome.problem.message)
    return outcome.value as never
  }
  const report = async (sn: string, name = '东门岗亭') => {
    const body = JSON.stringify({ ...sampleReport(sn), gateway_name: name })
    return (await postReport(`http://127.0.0.1:${host.receiver().port}`, body)).status
  }
  const ids = async () => (await call('getFleet', {})).gateways.map(({ id }) => id).toSorted()
  return { host, folder, heard, call, report, ids, said }
}

/** The fleets that were told as a whole. */
export const snapshots = (heard: readonly PushEvent[]) =>
  heard.flatMap((event) => (event.type === 'snapshot' ? [event.fleet] : []))

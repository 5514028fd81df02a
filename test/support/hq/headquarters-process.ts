/**
 * A headquarters as a process of its own, to be called, stopped and killed: `<data folder> <pace> <epoch> <server>…`.
 * Takes calls as lines of JSON (`id`, `call`, `input`) and answers each with one (`id`, `outcome`).
 */
import { argv, stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline'
import { connect } from '@nats-io/transport-node'
import { createHeadquarters } from '../../../src/main/headquarters-role'
import type { MachineClocks } from '../../../src/main/station-clock'

const [dataDir = '', pace = '1', epoch = '0', ...servers] = argv.slice(2)

/** The same wall clock in every process with this epoch. */
function clocks(): MachineClocks {
  const [speed, begun] = [Number(pace), Number(epoch)]
  const monotonic = () => performance.now() * speed
  const wall = () => begun + (performance.timeOrigin + performance.now() - begun) * speed
  return { wall, monotonic, uptime: monotonic, pace: speed }
}

const say = (line: object) => stdout.write(`${JSON.stringify(line)}\n`)
const way = () => connect({ servers, reconnect: false, timeout: 1000, pingInterval: 500 })
const log = (said: string) => void say({ said })
const headquarters = createHeadquarters({ dataDir, configFile: '' }, log, null, clocks(), way)
await headquarters.start()
createInterface(stdin).on('line', (line) => {
  const { id, call, input } = JSON.parse(line) as { id: number; call: string; input: unknown }
  void headquarters.call(call, input).then((outcome) => say({ id, outcome }))
})
process.once('SIGTERM', () => void headquarters.stop().then(() => process.exit(0)))
say({ started: performance.now() })

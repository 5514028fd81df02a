import { setTimeout as pause } from 'node:timers/promises'
import { type BoxPlayer, createBoxPlayer } from './box-player'
import { partOf } from './cast'
import { DEFAULT_OPTIONS, type SimulatorOptions } from './options'
import { type Answer, createReportClient } from './report-client'
import { createTally, type Statistics } from './tally'
import type { Box } from './world/box'
import { createBox } from './world/create-box'
import { readdressed, restarted, resumed, silenced, withDevice, withFault, withoutFault } from './world/interventions'
import { createRandom } from './world/random'

/**
 * A fleet of boxes that do not exist, reporting over real HTTP. Boxes are named by their serial. What a script does to
 * one (`silence`, `fault`, …) is true at once, lasts until undone and is reported at the box's next turn.
 */
export interface Simulator {
  /** Begins to play; once. */
  start(): void
  /** Stops at once: nothing more is sent, and answers under way get a moment to arrive. */
  stop(): Promise<void>
  /** The truth: every box as it is now, in a fixed order. */
  readonly boxes: readonly Box[]
  readonly stats: Statistics

  silence(serial: string): void
  resume(serial: string): void
  deviceDown(serial: string, deviceIndex: number): void
  deviceUp(serial: string, deviceIndex: number): void
  fault(serial: string, description: string): void
  clearFault(serial: string): void
  changeAddress(serial: string): void
  restart(serial: string): void
  /** Sends a report of one box now, started or not. */
  reportNow(serial: string): Promise<Answer>
}

/** How long `stop` waits for answers under way. */
const LAST_ANSWERS = 300

/** A simulator of the world that `options` describe, standing still until it is started. */
export function createSimulator(options: Partial<SimulatorOptions> = {}): Simulator {
  const world = { ...DEFAULT_OPTIONS, ...options }
  const tally = createTally()
  // Boxes with addresses of their own share no connections, and thousands of idle ones would use up the limit.
  const client = createReportClient(world.url, { keepAlive: !world.fromAddresses })
  const players = new Map<string, BoxPlayer>()
  for (let index = 0; index < world.boxes; index++) {
    const random = createRandom(`${world.seed}/box/${index}`)
    const box = createBox({ ...world, index, ...partOf(index, world) }, random)
    players.set(box.serial, createBoxPlayer(box, random, client, tally, world))
  }

  function player(serial: string): BoxPlayer {
    const found = players.get(serial)
    if (found === undefined) throw new RangeError(`There is no box ${serial}.`)
    return found
  }

  return {
    start() {
      for (const each of players.values()) each.start()
    },
    async stop() {
      for (const each of players.values()) each.stop()
      const idle = Promise.all(Array.from(players.values(), (each) => each.idle()))
      await Promise.race([idle, pause(LAST_ANSWERS, undefined, { ref: false })])
      client.close()
      await idle
    },
    get boxes() {
      return Array.from(players.values(), (each) => each.box)
    },
    get stats() {
      return tally.statistics()
    },
    silence: (serial) => player(serial).change(silenced),
    resume: (serial) => player(serial).change(resumed),
    deviceDown: (serial, index) => player(serial).change(withDevice(index, 'down')),
    deviceUp: (serial, index) => player(serial).change(withDevice(index, 'up')),
    fault: (serial, description) => player(serial).change(withFault(description)),
    clearFault: (serial) => player(serial).change(withoutFault),
    changeAddress: (serial) => player(serial).change(readdressed),
    restart: (serial) => player(serial).change(restarted),
    reportNow: (serial) => player(serial).reportNow(),
  }
}

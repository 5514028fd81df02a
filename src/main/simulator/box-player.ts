import type { Millis } from '../../shared/time/millis'
import { DIALECTS } from './dialects/table'
import { ENCODINGS } from './encodings/table'
import type { SimulatorOptions } from './options'
import type { Answer, ReportClient } from './report-client'
import type { Tally } from './tally'
import { createTimetable } from './timetable'
import type { Box } from './world/box'
import { loopbackAddressOf } from './world/identity'
import { at, createRandom, type Random } from './world/random'
import { step } from './world/step'

/** Plays one box: lets it live, and sends what it says when it says it. */
export interface BoxPlayer {
  readonly box: Box
  /** Begins to report; world time 0 is now. */
  start(): void
  /** Says nothing more. */
  stop(): void
  change(intervention: (box: Box) => Box): void
  /** Sends a report at once, outside the timetable, whatever else is under way. */
  reportNow(): Promise<Answer>
  /** Settles when nothing is under way. */
  idle(): Promise<void>
}

type PlayOptions = Pick<SimulatorOptions, 'seed' | 'period' | 'rates' | 'fromAddresses'>

export function createBoxPlayer(
  first: Box,
  random: Random,
  client: ReportClient,
  tally: Tally,
  options: PlayOptions,
): BoxPlayer {
  const interval = options.period / first.dialects.length
  // A stream of its own, so that the hour of a report does not depend on what has happened to the box.
  const nextDue = createTimetable(first.index, interval, createRandom(`${options.seed}/timetable/${first.index}`))
  let box = first
  let turn = 0
  let startedAt = 0
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<unknown> | undefined

  async function send(): Promise<Answer> {
    const dialect = DIALECTS[at(box.dialects, turn++)]
    const report = ENCODINGS[box.encoding](dialect(box, Date.now()))
    tally.sent()
    const answer = await client.post(report, options.fromAddresses ? loopbackAddressOf(box) : undefined)
    tally.answered(answer)
    return answer
  }

  function sendUnlessBusy(lateBy: Millis): void {
    if (underWay !== undefined || lateBy > interval) {
      tally.skipped()
      return
    }
    underWay = send().finally(() => {
      underWay = undefined
    })
  }

  function playNext(): void {
    const due = nextDue()
    timer = setTimeout(
      () => {
        box = step(box, random, due, options.rates)
        if (box.silentUntil === null) sendUnlessBusy(performance.now() - startedAt - due)
        playNext()
      },
      Math.max(0, startedAt + due - performance.now()),
    )
  }

  return {
    get box() {
      return box
    },
    start() {
      startedAt = performance.now()
      playNext()
    },
    stop: () => clearTimeout(timer),
    change(intervention) {
      box = intervention(box)
    },
    reportNow: send,
    async idle() {
      await underWay
    },
  }
}

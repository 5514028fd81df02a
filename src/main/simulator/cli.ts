import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Millis, seconds } from '../../shared/time/millis'
import { advice, announcement, progress, summary, wentWell } from './bulletin'
import { type Play, parseCommandLine } from './command-line'
import { createSimulator } from './simulator'
import { usage } from './usage'

/** Runs the simulator as a program; resolves to its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const command = parseCommandLine(argv, process.platform)
  switch (command.kind) {
    case 'help':
      console.log(usage())
      return 0
    case 'misuse':
      console.error(`${command.message} --help lists the flags.`)
      return 2
    case 'play':
      return await perform(command.play)
  }
}

const BETWEEN_BULLETINS = seconds(10)

async function perform({ options, length, quiet, allowFailures }: Play): Promise<number> {
  const simulator = createSimulator(options)
  const startedAt = performance.now()
  const elapsed = () => performance.now() - startedAt
  if (!quiet) console.log(announcement(options))
  simulator.start()
  const bulletin = () => {
    console.log(progress(elapsed(), simulator.stats, simulator.boxes))
    advise()
  }
  const advise = () => {
    const words = advice(simulator.stats, options)
    if (words !== null) console.error(words)
  }
  const bulletins = quiet ? undefined : setInterval(bulletin, BETWEEN_BULLETINS)
  await theEnd(length)
  clearInterval(bulletins)
  const played = elapsed()
  await simulator.stop()
  console.log(summary(played, simulator.stats))
  advise()
  return allowFailures || wentWell(simulator.stats) ? 0 : 1
}

/** Resolves when the play is over: its time is up, or somebody asks the process to end. */
async function theEnd(length: Millis | null): Promise<void> {
  const listening = new AbortController()
  const { signal } = listening
  const ends = [once(process, 'SIGINT', { signal }), once(process, 'SIGTERM', { signal })]
  await Promise.race(length === null ? ends : [...ends, pause(length, undefined, { signal })])
  listening.abort()
}

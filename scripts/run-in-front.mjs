// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'

const isWindows = process.platform === 'win32'

/** A terminal that is closed is a request to end like any other. */
const PASSED_ON = /** @type {const} */ ([
  ['SIGINT', 'SIGINT'],
  ['SIGTERM', 'SIGTERM'],
  ['SIGHUP', 'SIGTERM'],
])

/**
 * Runs a program as if it were this one: it has our terminal, gets our signals, and we end as it ends.
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function runInFront(executable, args) {
  // A terminal sends Ctrl+C to its whole group: outside of it the program gets each signal once, from us. On Windows
  // there is no passing on, and the console tells it by itself.
  const program = spawn(executable, args, { stdio: 'inherit', detached: !isWindows })
  for (const [heard, said] of PASSED_ON) process.on(heard, () => isWindows || program.kill(said))
  const [exitCode, signal] = await once(program, 'exit')
  return exitCode ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)]
}

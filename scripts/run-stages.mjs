// @ts-check
// Runs commands in stages, those of a stage beside one another.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'

const isWindows = process.platform === 'win32'

/** Ms that a command gets to end by itself once it is told to. */
const PATIENCE = 10_000

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command for the shell
 * @property {number} limit seconds after which it is ended, and has failed
 *
 * @typedef {object} End of a step
 * @property {string} name
 * @property {number} seconds that it took
 * @property {string | null} fault why it failed; `null` if it did not
 */

/**
 * Runs the stages in order. What the first step of a stage says is seen at once, what those beside it say in one piece
 * when the first is over; they get what it leaves of the machine. The first that fails, and a signal to this process,
 * end all that runs.
 * @param {readonly (readonly Step[])[]} stages
 * @param {(text: string) => void} [say]
 * @returns {Promise<number>} 0 if all went well, else 1
 */
export async function runStages(stages, say = (text) => void process.stdout.write(text)) {
  const stop = new AbortController()
  const end = () => stop.abort()
  for (const signal of SIGNALS) process.on(signal, end)
  /** @type {End[]} */
  const ends = []
  for (const steps of stages) {
    if (!stop.signal.aborted) ends.push(...(await runStage(steps, stop, say)))
  }
  for (const signal of SIGNALS) process.off(signal, end)
  say(`\n${ends.map(lineOf).join('')}`)
  if (stop.signal.aborted && ends.every(({ fault }) => fault === null)) say('ended by a signal\n')
  return stop.signal.aborted ? 1 : 0
}

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** @param {End} end */
const lineOf = ({ name, seconds, fault }) =>
  `${fault === null ? '✓' : '✗'} ${name.padEnd(40)} ${seconds.toFixed(0).padStart(4)} s${fault === null ? '' : `  ${fault}`}\n`

/**
 * @param {readonly Step[]} steps
 * @param {AbortController} stop
 * @param {(text: string) => void} say
 * @returns {Promise<End[]>}
 */
async function runStage(steps, stop, say) {
  say(`\n── ${steps.map(({ name }) => name).join(' · beside it: ')}\n`)
  const running = steps.map((step, place) => runStep(step, place === 0, stop))
  /** @type {End[]} */
  const ends = []
  for (const [place, one] of running.entries()) {
    const { said, ...end } = await one
    if (place > 0) say(`\n── ${end.name}\n${said}`)
    ends.push(end)
  }
  return ends
}

/**
 * @param {Step} step
 * @param {boolean} isSeen whether what it says is seen at once
 * @param {AbortController} stop
 * @returns {Promise<End & { said: string }>}
 */
async function runStep({ name, command, limit }, isSeen, stop) {
  const begun = performance.now()
  // In a group of its own, so that it is ended with all that it started.
  const child = spawn(command, {
    shell: true,
    detached: !isWindows,
    stdio: isSeen ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  })
  if (!isSeen && child.pid !== undefined) makeRoom(child.pid)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text))
  let isLate = false
  const bell = setTimeout(() => {
    isLate = true
    endAll(child)
  }, limit * 1000)
  const endWithOthers = () => endAll(child)
  stop.signal.addEventListener('abort', endWithOthers)
  const [code, signal] = await once(child, 'exit')
  const wasStopped = stop.signal.aborted
  clearTimeout(bell)
  stop.signal.removeEventListener('abort', endWithOthers)
  // What it left running would hold its output open.
  endAll(child, 'SIGKILL')
  if (!isSeen && !child.stdout?.closed) await once(child, 'close')
  const fault = faultOf({ code, signal, isLate, wasStopped, limit })
  if (fault !== null) stop.abort()
  return { name, seconds: (performance.now() - begun) / 1000, fault, said }
}

/** @param {number} pid of what is to stand back, with all that it starts */
function makeRoom(pid) {
  try {
    setPriority(pid, 10)
  } catch {
    // It has ended already.
  }
}

/** @param {{ code: number | null, signal: string | null, isLate: boolean, wasStopped: boolean, limit: number }} end */
function faultOf({ code, signal, isLate, wasStopped, limit }) {
  if (isLate) return `was ended after ${limit} s`
  if (code === 0) return null
  if (wasStopped) return 'was ended with the others'
  return code === null ? `was ended by ${signal}` : `ended with ${code}`
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [how]
 */
function endAll({ pid }, how = 'SIGTERM') {
  if (pid === undefined) return
  if (isWindows) return void spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' })
  signalGroup(pid, how)
  if (how === 'SIGTERM') setTimeout(() => signalGroup(pid, 'SIGKILL'), PATIENCE).unref()
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} how
 */
function signalGroup(pid, how) {
  try {
    process.kill(-pid, how)
  } catch {
    // Nobody of it is there any more.
  }
}

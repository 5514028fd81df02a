// @ts-check
// `npm test`: everything. What says soonest what is wrong comes first; what waits more than it works runs beside what
// does not. Nothing is left in the system's folder for what is temporary.
import { openRunFolder } from './run-folder.mjs'
import { runStages } from './run-stages.mjs'

const minutes = (/** @type {number} */ count) => count * 60
/**
 * @param {string} name
 * @param {string} script of npm
 * @param {number} limit
 */
const npm = (name, script, limit) => ({ name, command: `npm run --silent ${script}`, limit })

const STAGES = [
  [npm('what the tests need', 'setup', minutes(15))],
  [npm('the app', 'build', minutes(5))],
  [
    npm('a fleet that is played to it', 'test:soak', minutes(5)),
    npm('types', 'types', minutes(5)),
    npm('lint', 'lint', minutes(5)),
    { name: 'what packs it', command: 'node scripts/setup.mjs --packaging', limit: minutes(10) },
  ],
  [npm('rules and parts', 'test:unit', minutes(10))],
  [npm('in the browser, and on the desktop', 'test:interface', minutes(20))],
  [npm('packages', 'test:packaging', minutes(10))],
]

const close = openRunFolder()
process.exitCode = await runStages(STAGES)
const left = close()
if (left.length > 0) {
  console.error(`Left behind in the folder for what is temporary: ${left.join(', ')}`)
  process.exitCode = 1
}

/** Makes a data folder whose played day holds about so many reports: `fill-day FOLDER ROWS`. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { days } from '../../src/shared/time/millis'
import { multiplyBoxes } from './multiply'
import { playDay } from './played-day'

const [folder = '', rows = '0'] = process.argv.slice(2)
/** A box that reports every 20 s, a day long. */
const PER_BOX = days(1) / 20_000
const boxes = Math.min(200, Math.ceil(Number(rows) / PER_BOX))
const times = Math.ceil(Number(rows) / (boxes * PER_BOX))
const played = join(folder, 'played')
mkdirSync(played, { recursive: true })
console.log(`playing ${boxes} boxes for a day, ${times} times each`)
await playDay(played, boxes, 16)
const station = join(folder, 'station')
cpSync(played, station, { recursive: true, filter: (path) => !path.includes('.lock') })
if (times > 1) await multiplyBoxes(played, station, times)
console.log(readdirSync(station).join(' '))

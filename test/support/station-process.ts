/**
 * A fast station as a process of its own, to be stopped and killed: `<data folder> <port> <epoch>`.
 * Writes a line for its port, for every announcement, and for every box that goes offline.
 */
import { argv, stdout } from 'node:process'
import { fastClocks, startFastStation } from './fast-station'

const [dataDir = '', port = '0', epoch = '0'] = argv.slice(2)
const { station } = await startFastStation(fastClocks(Number(epoch)), dataDir, Number(port))
const say = (line: string) => stdout.write(`${line}\n`)
station.subscribe((event) => {
  if (event.type === 'announcement') say(`told ${event.announcement.news} ${event.announcement.items[0]?.kind}`)
  if (event.type !== 'patch') return
  for (const fact of event.patch.events ?? []) {
    if (fact.kind === 'presence' && fact.to === 'offline') say(`offline ${fact.gateway}`)
  }
})
say(`port ${station.receiver().port}`)

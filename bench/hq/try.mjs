// scratch

import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build, processorSeconds, residentMegabytes, startHq, startSenders, startServers, until } from './harness.mjs'

const [sites, boxes, perSecond, reports, seconds, dmin, dmax] = process.argv.slice(2).map(Number)
await build()
const { setup, pairings, version } = await startServers(3, sites)
console.log('servers', version)
let t = performance.now()
const senders = await startSenders({ sites: pairings, boxes, devices: { min: dmin, max: dmax } })
console.log('senders ready', performance.now() - t, residentMegabytes(senders.child.pid))
const hq = await startHq(join(setup.folder, 'secrets/headquarters.json'))
console.log('hq', hq.url, hq.listening)
t = performance.now()
await senders.ask({ do: 'snapshot' }, 'snapshots')
console.log('snapshots sent', performance.now() - t, await senders.ask({ do: 'tell' }, 'told'))
await until(
  async () =>
    (await hq.get('/api/fleet')).headquarters.sites.reduce(
      (a, { boxes }) => a + Object.values(boxes).reduce((x, y) => x + y, 0),
      0,
    ) ===
    sites * boxes,
  60000,
  'all boxes',
)
console.log(
  'all at hq',
  performance.now() - t,
  'rss',
  residentMegabytes(hq.child.pid),
  'cpu',
  processorSeconds(hq.child.pid),
)
senders.say({ do: 'forget' })
senders.say({ do: 'send', perSecond, reports })
for (let i = 0; i < seconds; i += 5) {
  const [c0, s0] = [processorSeconds(hq.child.pid), processorSeconds(senders.child.pid)]
  await pause(5000)
  const told = await senders.ask({ do: 'tell' }, 'told')
  const { receiver } = await hq.get('/api/fleet')
  console.log(
    told.reports,
    told.made,
    receiver.accepted,
    'p50',
    told.p50.toFixed(1),
    'p99',
    told.p99.toFixed(1),
    'B/report',
    (told.bytes / told.reports).toFixed(1),
    'again',
    told.again,
    'hq cpu %',
    ((processorSeconds(hq.child.pid) - c0) * 20).toFixed(0),
    'senders %',
    ((processorSeconds(senders.child.pid) - s0) * 20).toFixed(0),
    'rss',
    residentMegabytes(hq.child.pid),
    'stalls',
    told.stalls.length,
  )
}
senders.say({ do: 'send', perSecond: 0, reports })
await pause(3000)
const told = await senders.ask({ do: 'tell' }, 'told')
console.log('final', told.made, (await hq.get('/api/fleet')).receiver.accepted)
if (process.argv[9] === 'stay') {
  console.log('staying', hq.url, hq.child.pid)
  senders.say({ do: 'send', perSecond, reports })
  await pause(3600_000)
}
await hq.stop()
hq.remove()
await senders.stop()
await setup.stop()

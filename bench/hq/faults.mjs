// @ts-check
// Fifty sites and headquarters while servers are killed: a follower, the leader, then two of three at once. Afterwards
// the stream is held against what was acknowledged, and headquarters against what was sent.
//   npm run build && node bench/hq/faults.mjs [--times 1] [--quick] [--recreated: the stream was made twice under its name]
// Needs nats-server (FOGWATCH_NATS_SERVER names another one) and openssl. Exit code 1 if anything is not as promised.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { outboxFolder } from '../hq-outbox/build.mjs'
import { figure } from '../support/figures.mjs'
import { compareBoxes, everyBox } from './compare.mjs'
import { build, startHq, startSenders, startServers, until } from './harness.mjs'

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    recreated: { type: 'boolean', default: false },
  },
})
await build()
const { leaderOf, judgeStream, recreate } = await import(pathToFileURL(join(outboxFolder, 'setup.mjs')).href)
/** Seconds from the beginning; a third of it for `--quick`. */
const scale = values.quick ? 1 / 2 : 1
/** @type {any[]} */
const runs = []
for (let time = 0; time < Number(values.times); time++) {
  const verdict = await run()
  runs.push(verdict)
  console.log(`  run ${time + 1}: ${JSON.stringify(verdict)}`)
}
const area = `Servers of headquarters killed (nats-server ${runs[0]?.version})`
/** @param {(run: any) => number} of */
const worst = (of) => Math.max(...runs.map(of))
const zero = { area, unit: '', spread: `${runs.length} × ${72 * scale} s`, atMost: 0 }
figure({ ...zero, what: 'acknowledged and lost', value: worst((one) => one.lost) })
figure({ ...zero, what: 'twice in the stream', value: worst((one) => one.doubled) })
figure({ ...zero, what: 'out of order in the stream', value: worst((one) => one.disordered) })
figure({
  ...zero,
  what: 'reports missing or too many at headquarters',
  value: worst((one) => Math.abs(one.difference)),
})
figure({ ...zero, what: 'copies that lag at the end', value: worst((one) => one.lagging) })
figure({ area, what: 'publish stall, follower killed', value: worst((one) => one.follower), unit: 's', atMost: 1 })
figure({ area, what: 'publish stall, leader killed', value: worst((one) => one.leader), unit: 's', atMost: 15 })
figure({ area, what: 'until publishing again, quorum back', value: worst((one) => one.quorum), unit: 's', atMost: 15 })
figure({
  area,
  what: 'headquarters complete after the last was sent',
  value: worst((one) => one.complete),
  unit: 's',
  atMost: 15,
})
figure({
  area,
  what: 'headquarters stale, follower killed',
  value: worst((one) => one.staleFollower),
  unit: 's',
  atMost: 15,
})
figure({
  area,
  what: 'headquarters stale, leader killed',
  value: worst((one) => one.staleLeader),
  unit: 's',
  atMost: 15,
})

async function run() {
  const { setup, pairings, version } = await startServers(3, 50)
  if (values.recreated) await recreate(setup)
  const senders = await startSenders({ sites: pairings, boxes: 40, devices: { min: 2, max: 4 } })
  const hq = await startHq(join(setup.folder, 'secrets/headquarters.json'))
  /** When headquarters had more than before. @type {number[]} */
  const moved = []
  let accepted = 0
  let isWatching = true
  const watching = (async () => {
    while (isWatching) {
      const { receiver } = await hq.get('/api/fleet?site=none').catch(() => ({ receiver: { accepted } }))
      if (receiver.accepted !== accepted) moved.push(Date.now())
      accepted = receiver.accepted
      await pause(100)
    }
  })()
  try {
    await senders.ask({ do: 'snapshot' }, 'snapshots')
    senders.say({ do: 'send', perSecond: 2000, reports: 20 })
    await pause(2000)
    const begun = performance.now()
    /** @param {number} second */
    const at = (second) => pause(Math.max(0, begun + second * scale * 1000 - performance.now()))
    const servers = setup.cluster.servers
    /** @param {string | null} name */
    const named = (name) => servers.find((one) => one.name === name)
    /** @type {Record<string, number>} */
    const when = {}

    await at(6)
    const first = await leaderOf(setup)
    const follower = servers.find(({ name }) => name !== first)
    when['follower'] = Date.now()
    await follower?.kill()
    await at(14)
    when['followerBack'] = Date.now()
    await follower?.start()
    await at(22)
    const leader = named(await leaderOf(setup))
    when['leader'] = Date.now()
    await leader?.kill()
    await at(34)
    when['leaderBack'] = Date.now()
    await leader?.start()
    await at(44)
    const last = await leaderOf(setup)
    const two = servers.filter(({ name }) => name !== last)
    when['two'] = Date.now()
    await Promise.all(two.map((one) => one.kill()))
    await at(58)
    when['quorum'] = Date.now()
    await two[0]?.start()
    await at(66)
    await two[1]?.start()
    await at(72)
    senders.say({ do: 'send', perSecond: 0, reports: 20 })
    await until(
      async () => {
        const told = await senders.ask({ do: 'tell' }, 'told')
        return told.made === told.reports
      },
      120_000,
      'until everything was acknowledged',
      250,
    )
    const told = await senders.ask({ do: 'tell' }, 'told')
    const [sentAt, from] = [performance.now(), Date.now()]
    // On a machine that is busy it takes its time: as long as it goes on, it is waited for.
    const isStill = () => Date.now() - Math.max(from, moved.at(-1) ?? 0) > 60_000
    await until(() => accepted >= told.made || isStill(), 900_000, 'until headquarters had everything', 100)
    const complete = (performance.now() - sentAt) / 1000
    if (complete > 15)
      console.log(`  headquarters was not complete for ${complete} s:\n${logsSince(hq, from - 60_000)}`)
    const ids = await senders.ask({ do: 'ids' }, 'ids')
    let verdict = await judgeStream(setup, ids)
    // The one that came back last may still be catching up.
    for (let tries = 0; tries < 30 && verdict.lagging > 0; tries++) {
      await pause(1000)
      verdict = await judgeStream(setup, ids)
    }
    const { headquarters, receiver } = await hq.get('/api/fleet?site=none')
    const { sites } = headquarters
    /** The longest time without an acknowledgement that began within these. @param {number} from @param {number} to */
    const stall = (from, to) =>
      Math.max(
        0,
        ...told.stalls
          .filter((/** @type {{ from: number, ms: number }} */ one) => one.from > from - 600 && one.from < to)
          .map((/** @type {{ ms: number }} */ one) => one.ms),
      ) / 1000
    /** The longest time in which headquarters got nothing. @param {number} from @param {number} to */
    const stale = (from, to) => {
      const times = moved.filter((time) => time >= from - 1000 && time <= to)
      return Math.max(0, ...times.map((time, place) => time - (times[place - 1] ?? from))) / 1000
    }
    const firstAfter = told.stalls.find(
      (/** @type {{ from: number, ms: number }} */ one) =>
        one.from + one.ms > (when['quorum'] ?? 0) && one.from < (when['quorum'] ?? 0),
    )
    if (accepted !== told.made || verdict.lost > 0) console.log(logsSince(hq, 0))
    if (stall(when['follower'] ?? 0, when['followerBack'] ?? 0) > 1)
      for (const one of servers)
        console.log(
          `  ${one.name}${one === follower ? ' (killed)' : ''}${one.name === first ? ' (led)' : ''}:\n${electionsIn(one.log)}`,
        )
    return {
      version,
      sent: told.made,
      conflicts: told.conflicts,
      duplicates: told.duplicates,
      again: told.again,
      ...verdict,
      complete,
      difference: receiver.accepted - told.made,
      holes: sites.filter((/** @type {any} */ one) => !one.whole).map((/** @type {any} */ one) => one.id),
      aside: sites.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.setAside, 0),
      ...compareBoxes(await senders.ask({ do: 'boxes' }, 'boxes'), await everyBox(hq, pairings)),
      follower: stall(when['follower'] ?? 0, when['followerBack'] ?? 0),
      leader: stall(when['leader'] ?? 0, when['leaderBack'] ?? 0),
      quorum: firstAfter === undefined ? 0 : (firstAfter.from + firstAfter.ms - (when['quorum'] ?? 0)) / 1000,
      staleFollower: stale(when['follower'] ?? 0, when['followerBack'] ?? 0),
      staleLeader: stale(when['leader'] ?? 0, when['leaderBack'] ?? 0),
    }
  } finally {
    isWatching = false
    await watching
    await Promise.all([hq.stop(), senders.stop()])
    hq.remove()
    await setup.stop()
  }
}

/**
 * What headquarters has logged since then.
 * @param {{ folder: string }} hq
 * @param {number} from
 */
function logsSince({ folder }, from) {
  const lines = readFileSync(join(folder, 'logs', 'fogwatch.log'), 'utf8').split('\n')
  return lines.filter((line) => !(Date.parse(line.split(' ')[0] ?? '') < from)).join('\n')
}

/** @param {string} log of a server */
function electionsIn(log) {
  const wanted = /leader|quorum|stalled|Slow|catchup|JetStream.*(offline|online)/i
  return log
    .split('\n')
    .filter((line) => wanted.test(line))
    .slice(-40)
    .join('\n')
}

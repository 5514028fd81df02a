// Loaded with `-r` where a test cannot wait as long as people do: the clocks and the timers of this process run faster,
// all by the same factor, so that to the app it is a machine like any other.
const PACE = 10

const begin = { wall: Date.now(), monotonic: performance.now() }
const { now } = performance
const passed = () => now.call(performance) - begin.monotonic
performance.now = () => begin.monotonic + passed() * PACE
Date.now = () => Math.round(begin.wall + passed() * PACE)

for (const name of ['setTimeout', 'setInterval']) {
  const timer = globalThis[name]
  globalThis[name] = Object.assign((run, delay, ...rest) => timer(run, (delay ?? 0) / PACE, ...rest), timer)
}

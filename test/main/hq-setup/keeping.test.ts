import { expect, test } from 'vitest'
import { idleServers } from '../../../src/main/hq-setup/keeping'

/** As 2.10.27 says it; `active` is in nanoseconds. */
const server = (name: string, said: object) =>
  ({ name, current: true, active: 200_000_000, peer: name, ...said }) as never

test('a server that keeps nothing is named, also where it can be reached, and none that does', () => {
  const [n1, n3] = [server('n1', {}), server('n3', { active: 729_098_973 })]
  expect(idleServers({ leader: 'n2', replicas: [n1, n3] })).toEqual([])
  // Its disk was full: it answers, and its JetStream is off.
  const full = server('n1', { current: false, active: 20_471_949_900, lag: 271 })
  expect(idleServers({ leader: 'n2', replicas: [full, n3] })).toEqual(['n1'])
  expect(idleServers({ leader: 'n2', replicas: [n1, server('n3', { offline: true, active: 5_677_033_665 })] })).toEqual(
    ['n3'],
  )
  // One that is catching up does.
  expect(idleServers({ leader: 'n2', replicas: [server('n1', { current: false, lag: 5000 }), n3] })).toEqual([])
  expect(idleServers(undefined)).toEqual([])
})

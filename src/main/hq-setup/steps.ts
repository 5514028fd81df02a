import { join } from 'node:path'
import type { SetupRecord } from './setup-record'

/** What is to be done with the folders of the servers, a line for each. */
export function nextSteps(folder: string, { servers, place }: SetupRecord): readonly string[] {
  const each = servers.map(({ name, host }) => {
    const from = join(folder, name)
    return place === null
      ? `  ${name}: nats-server -c ${join(from, 'nats-server.conf')}`
      : `  ${name}: copy ${from} to ${host}:${place}, start nats-server -c ${place}/nats-server.conf`
  })
  return [...each, `  then: hq streams --dir ${folder}`]
}

/** How the servers get to know who is let in. */
export function usersSteps(folder: string, { servers, place }: SetupRecord): readonly string[] {
  return servers.map(({ name, host }) => {
    const from = join(folder, name, 'users.conf')
    return place === null
      ? `  ${name}: reload its server (kill -HUP)`
      : `  ${name}: copy ${from} to ${host}:${place}/ and reload its server`
  })
}

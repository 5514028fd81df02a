import { createServer } from 'node:net'
import type { PortOwner, ReceiverProblem } from '../../shared/contract/receiver-views'
import { iso } from '../../shared/time/iso'
import type { Millis } from '../../shared/time/millis'
import { portOwner } from './self-test/port-owner'

/** Ports tried when the wanted one is taken. */
const ALTERNATIVES = 10

/**
 * Why the receiver could not listen, who is in its way, and which port it could use instead.
 * @param now the station's time
 */
export async function listenProblem(
  error: NodeJS.ErrnoException,
  host: string,
  port: number,
  now: Millis,
  ownerOf: typeof portOwner = portOwner,
): Promise<ReceiverProblem> {
  const none = { port, since: iso(now), freePort: null, owner: null }
  switch (error.code) {
    case 'EADDRINUSE': {
      const [freePort, owner] = await Promise.all([findFreePort(host, port + 1), ownerOf(port)])
      const message = `port ${port} is used by ${owner === null ? 'another program' : nameOf(owner)}`
      return { ...none, code: 'port-in-use', freePort, owner, message }
    }
    case 'EACCES': {
      const freePort = await findFreePort(host, 9528)
      return { ...none, code: 'port-forbidden', freePort, message: `this account may not open port ${port}` }
    }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL': {
      const message = `this machine does not have the address ${host}; use one that it has, or 0.0.0.0 for all`
      return { ...none, code: 'address-unavailable', message }
    }
    default:
      return { ...none, code: 'failed', message: `port ${port} could not be opened: ${error.message}` }
  }
}

const nameOf = ({ program, pid }: PortOwner): string => `${program ?? 'the program'} (PID ${pid})`

/** The first port from there on that nobody listens at; `null` if none of the next few is free. */
export async function findFreePort(host: string, from: number): Promise<number | null> {
  for (let port = from; port < from + ALTERNATIVES && port <= 65_535; port++) {
    if (await isFree(host, port)) return port
  }
  return null
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

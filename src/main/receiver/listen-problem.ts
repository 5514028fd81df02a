import { createServer } from 'node:net'
import type { ReceiverProblem } from '../../shared/contract/views'

/** Ports tried when the wanted one is taken. */
const ALTERNATIVES = 10

/** Why the receiver could not listen, and which port it could use instead. */
export async function listenProblem(
  error: NodeJS.ErrnoException,
  host: string,
  port: number,
): Promise<ReceiverProblem> {
  switch (error.code) {
    case 'EADDRINUSE': {
      const freePort = await findFreePort(host, port + 1)
      return { code: 'port-in-use', port, freePort, message: `port ${port} is used by another program` }
    }
    case 'EACCES':
      return {
        code: 'port-forbidden',
        port,
        freePort: await findFreePort(host, 9528),
        message: `this account may not open port ${port}`,
      }
    case 'EADDRNOTAVAIL':
      return {
        code: 'address-unavailable',
        port,
        freePort: null,
        message: `this machine does not have the address ${host}`,
      }
    default:
      return { code: 'failed', port, freePort: null, message: `port ${port} could not be opened: ${error.message}` }
  }
}

async function findFreePort(host: string, from: number): Promise<number | null> {
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

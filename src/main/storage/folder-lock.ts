import { createHash } from 'node:crypto'
import { realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderFailure, StartFailure } from '../failures'
import { makeFolder } from './disk'

/** Unix socket paths longer than this are cut off by some kernels. */
const LONGEST_SOCKET_PATH = 100

/** How long the holder may take to say its pid; a stopped process says nothing and still holds the folder. */
const HOLDER_PATIENCE_MS = 500

/**
 * Makes the folder, if it is not there, and this process the only one that uses it. Returns the way to let go.
 * @throws StartFailure that names the folder, and who holds it
 */
export async function takeFolder(folder: string): Promise<() => Promise<void>> {
  const lock = await prepare(folder).catch((error: unknown) => {
    throw folderFailure(folder, error)
  })
  if ('release' in lock) return lock.release
  const who = lock.holder === null ? 'another process' : `process ${lock.holder}`
  throw new StartFailure(`${who} already uses the data folder ${folder}; stop it, or choose another with --data`)
}

async function prepare(folder: string) {
  await makeFolder(folder)
  return lockFolder(await realpath(folder))
}

/**
 * Makes this process the only one that uses a folder. Held through a local socket instead of a file with a pid:
 * the kernel lets it go when the process dies, and a pid that was given to somebody else cannot lock us out.
 * Returns the way to let go, or the pid of the holder (`null` if it does not say).
 */
async function lockFolder(folder: string): Promise<{ release: () => Promise<void> } | { holder: number | null }> {
  const path = socketPath(folder)
  // Two rounds: what a dead process left behind is removed in the first.
  for (let round = 0; round < 2; round++) {
    const server = await listen(path)
    if (server !== null) return { release: () => release(server, path) }
    const holder = await askHolder(path)
    if (holder !== 'nobody') return { holder }
    await rm(path, { force: true })
  }
  return { holder: null }
}

function socketPath(folder: string): string {
  const name = `fogwatch-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const inFolder = join(folder, '.lock')
  return Buffer.byteLength(inFolder) <= LONGEST_SOCKET_PATH ? inFolder : join(tmpdir(), `${name}.lock`)
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket: Socket) => {
      socket.on('error', () => socket.destroy())
      socket.end(String(process.pid))
    })
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    // A lock alone keeps no process alive.
    server.listen(path, () => resolve(server.unref()))
  })
}

function askHolder(path: string): Promise<number | null | 'nobody'> {
  return new Promise((resolve) => {
    const socket = connect(path)
    let answer = ''
    socket.setTimeout(HOLDER_PATIENCE_MS, () => {
      socket.destroy()
      resolve(null)
    })
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('end', () => resolve(Number.parseInt(answer, 10) || null))
    socket.on('error', () => resolve('nobody'))
  })
}

async function release(server: Server, path: string): Promise<void> {
  await new Promise((resolve) => server.close(resolve))
  if (process.platform !== 'win32') await rm(path, { force: true })
}

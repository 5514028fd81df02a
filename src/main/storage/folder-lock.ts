import { createHash } from 'node:crypto'
import { mkdir, realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { folderFailure, StartFailure } from '../failures'
import { makeFolder } from '../files/make-folder'

/** Unix socket paths longer than this are cut off by some kernels. */
const LONGEST_SOCKET_PATH = 100

/** How often, and how long apart, it is tried while others try to take a dead process's place. */
const ROUNDS = 10
const ROUND_MS = 50

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
  for (let round = 0; round < ROUNDS; round++) {
    const server = await listen(path)
    if (server !== null) return { release: () => release(server) }
    const holder = await askHolder(path)
    if (holder === 'gone') continue
    if (holder !== 'nobody') return { holder }
    const heir = await inherit(path, round === ROUNDS - 1)
    if (heir !== null) return { release: () => release(heir) }
    await pause(ROUND_MS)
  }
  return { holder: null }
}

/**
 * Takes the place of a dead process. Of several that start at once only one at a time looks whether it is dead and
 * removes what it left: otherwise that might be the door of the one that was quicker.
 * @param force whether somebody else's turn counts no more: it takes milliseconds, or was ended by a kill
 */
async function inherit(path: string, force: boolean): Promise<Server | null> {
  const turn = `${path}.turn`
  if (force) await rm(turn, { recursive: true, force: true })
  try {
    await mkdir(turn)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw error
  }
  try {
    if ((await askHolder(path)) !== 'nobody') return null
    await rm(path, { force: true })
    return await listen(path)
  } finally {
    await rm(turn, { recursive: true, force: true })
  }
}

function socketPath(folder: string): string {
  const name = `fogwatch-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const inFolder = join(folder, '.lock')
  return Buffer.byteLength(inFolder) <= LONGEST_SOCKET_PATH ? inFolder : join(tmpdir(), `${name}.lock`)
}

/** Whoever may not knock, finds too many waiting at the door, or has no hand free, has not found the house empty. */
const UNANSWERED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EAGAIN', 'EMFILE', 'ENFILE'])

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

/** Who holds it; `null` where that is not said, `gone` where there is no door any more, and whoever comes may make one. */
function askHolder(path: string): Promise<number | null | 'nobody' | 'gone'> {
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
    socket.on('error', ({ code = '' }: NodeJS.ErrnoException) =>
      resolve(UNANSWERED.has(code) ? null : code === 'ENOENT' ? 'gone' : 'nobody'),
    )
  })
}

/** Its door goes with it, before anybody else can make one of that name: to remove it afterwards might take theirs. */
async function release(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve))
}

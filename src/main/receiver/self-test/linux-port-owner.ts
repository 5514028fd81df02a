import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { PortOwner } from '../../../shared/contract/receiver-views'

const LISTEN = '0A'

/**
 * Looks for the socket in /proc: its port gives an inode, and the inode a process that has it open.
 * The processes of others are closed to us: then nobody is found.
 * @param proc where the system describes itself
 */
export async function linuxPortOwner(port: number, proc = '/proc'): Promise<PortOwner | null> {
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => read(join(proc, 'net', name))))
  const inodes = new Set(tables.flatMap((table) => listeningInodes(table, port)))
  if (inodes.size === 0) return null
  const pids = (await readdir(proc).catch(() => [])).filter((name) => /^\d+$/.test(name))
  for (const pid of pids) {
    if (!(await holdsSocket(join(proc, pid, 'fd'), inodes))) continue
    const [command, comm] = await Promise.all([read(join(proc, pid, 'cmdline')), read(join(proc, pid, 'comm'))])
    return { pid: Number(pid), program: programIn(command) ?? (comm.trim() || null) }
  }
  return null
}

/** Of these it says more what they run than what they are. */
const INTERPRETER = /^(python|node|java|perl|ruby|php)[\d.]*$/

/** `python3 Event_Receive_server.py` of a command line as the system keeps it, its arguments ended by NULs. */
export function programIn(commandLine: string): string | null {
  const [command = '', ...args] = commandLine.split('\0')
  const program = basename(command)
  if (program === '') return null
  const script = INTERPRETER.test(program) ? args.find((arg) => !arg.startsWith('-')) : undefined
  return script ? `${program} ${basename(script)}` : program
}

/** Inodes of the sockets of a table like /proc/net/tcp that listen on a port. */
export function listeningInodes(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return table.split('\n').flatMap((line) => {
    const columns = line.trim().split(/\s+/)
    const [, local, , state] = columns
    const inode = columns[9]
    return local?.endsWith(suffix) && state === LISTEN && inode !== undefined ? [inode] : []
  })
}

async function holdsSocket(folder: string, inodes: ReadonlySet<string>): Promise<boolean> {
  const descriptors = await readdir(folder).catch(() => [])
  const targets = await Promise.all(descriptors.map((name) => readlink(join(folder, name)).catch(() => '')))
  return targets.some((target) => inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? ''))
}

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '')

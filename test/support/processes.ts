import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What a process has open, by kind. */
export interface Handles {
  readonly all: number
  readonly sockets: number
}

/** Whether this system tells what processes have open. */
export const tellsHandles = existsSync('/proc/self/fd')

/** All that a process has open now. */
export function handlesOf(pid: number): Handles {
  const links = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`)
    } catch {
      // Closed meanwhile.
      return []
    }
  })
  return { all: links.length, sockets: links.filter((link) => link.startsWith('socket:')).length }
}

/** The processes below this one, at any depth. */
export function descendantsOf(pid: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name): [number, number][] => {
        const parent = parentOf(Number(name))
        return parent === null ? [] : [[Number(name), parent]]
      }),
  )
  const below = (of: number): number[] =>
    [...parents].filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

/** A process that has ended and not been collected is none. */
export const isAlive = (pid: number): boolean => stateOf(pid) !== null && stateOf(pid) !== 'Z'

const stat = (pid: number): readonly string[] | null => {
  try {
    // After the name, which may hold anything, come the state and the parent.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return null
  }
}

const stateOf = (pid: number): string | null => stat(pid)?.[0] ?? null
const parentOf = (pid: number): number | null => (stat(pid) === null ? null : Number(stat(pid)?.[1]))

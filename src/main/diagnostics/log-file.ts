import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Log } from '../ports'

/** A file of the log begins anew beyond so many bytes; so many older ones are kept beside it. */
const MOST_BYTES = 2 * 1024 * 1024
const OLDER = 4

/** Where the log of a data folder is, if nobody names another place. */
export const usualLogFile = (dataDir: string): string => join(dataDir, 'logs', 'fogwatch.log')

/** The files of a log, the newest first, there or not. */
export const filesOfLog = (file: string): readonly string[] => [
  file,
  ...Array.from({ length: OLDER }, (_, i) => `${file}.${i + 1}`),
]

/**
 * Writes each line with its instant to `file`, and to `console` as it is. At once and not through a stream: the last
 * line before a crash is the one that is looked for. What cannot be written is told to `console` once.
 */
export function logTo(file: string, console: Log, most = MOST_BYTES): Log {
  let isBroken = false
  return (line) => {
    console(line)
    try {
      makeRoom(file, most)
      appendFileSync(file, `${new Date().toISOString()} ${line.replaceAll('\n', '\n  ')}\n`)
      isBroken = false
    } catch (error) {
      if (!isBroken) console(`the log cannot be written: ${error}`)
      isBroken = true
    }
  }
}

function makeRoom(file: string, most: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) return void mkdirSync(dirname(file), { recursive: true })
  if (size < most) return
  const files = filesOfLog(file)
  rmSync(files.at(-1) ?? file, { force: true })
  for (let i = files.length - 2; i >= 0; i--) {
    const [from, to] = [files[i], files[i + 1]]
    if (from !== undefined && to !== undefined && statSync(from, { throwIfNoEntry: false })) renameSync(from, to)
  }
}

/** Has the log tell what ends the process, before it does. */
export function logCrashes(log: Log): void {
  process.on('uncaughtExceptionMonitor', (error, origin) => {
    log(`${origin}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  })
}

import { execFile } from 'node:child_process'
import { win32 } from 'node:path'
import { type Millis, seconds } from '../../../shared/time/millis'

/** Whoever waits for the answer looks at a screen. */
const PATIENCE: Millis = seconds(3)

/** What a program of the system prints, or `null` where it is not there, fails or takes too long. */
export type AskSystem = (program: string, args: readonly string[]) => Promise<string | null>

export const askSystem: AskSystem = (program, args) =>
  new Promise((resolve) => {
    const options = { timeout: PATIENCE, windowsHide: true, maxBuffer: 4 * 1024 * 1024 }
    execFile(program, [...args], options, (error, stdout) => resolve(error === null ? stdout : null))
  })

/** A program of Windows by its full path: by its name alone, one that lies in the current folder would be run. */
export const windowsProgram = (name: string): string =>
  win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', name)

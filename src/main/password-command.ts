import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { faultOfPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../shared/access/password'
import { keepPassword, readPassword, removePassword } from './access/kept-password'
import { reason } from './failures'
import type { Says } from './store-command'

const USAGE = `password [--data DIR] [--remove]: sets the password of the interface, which is asked for or
read as the first line of standard input; never as an argument, which everybody on this machine could read`

const FLAGS = { data: { type: 'string' }, remove: { type: 'boolean' }, help: { type: 'boolean' } } as const

/** Where a password is typed or piped in. */
export interface PasswordInput extends NodeJS.ReadableStream {
  readonly isTTY?: boolean
  setRawMode?(on: boolean): unknown
}

export interface PasswordCommandParts extends Says {
  readonly defaultFolder: string
  readonly input: PasswordInput
  /** Writes what is asked, without a line's end. */
  readonly ask: (question: string) => void
}

/**
 * `password …`: sets the password of the interface, whether or not the station runs; one that does takes it at once,
 * and ends all sessions.
 * @param argv what follows `password`
 * @returns the exit code: 0 it is set, 1 it is not, 2 bad usage
 */
export async function runPasswordCommand(argv: readonly string[], parts: PasswordCommandParts): Promise<number> {
  const asked = parsed(argv)
  if (typeof asked === 'string') {
    parts.err(`fogwatch: ${asked} (${USAGE})`)
    return 2
  }
  if (asked.help === true) {
    parts.out(`fogwatch: ${USAGE}`)
    return 0
  }
  const folder = resolve(asked.data ?? parts.defaultFolder)
  try {
    if (asked.remove === true) {
      // A folder that was mistyped would else be told as one whose interface is open now.
      if ((await readPassword(folder)) === null) throw new Error('there is no password here')
      await removePassword(folder)
      parts.out(`The interface of ${folder} has no password any more: it is served on this computer alone.`)
      return 0
    }
    const typed = await readTwice(parts)
    const wrong = typed === null ? 'the two are not the same' : faultWords(typed)
    if (typed === null || wrong !== null) {
      parts.err(`fogwatch: ${wrong}; nothing is changed`)
      return 1
    }
    await keepPassword(folder, typed, Date.now())
    parts.out(
      `The password of ${folder} is set. Whoever was logged in has to log in again; a running station takes it within seconds.`,
    )
    return 0
  } catch (error) {
    parts.err(`fogwatch: ${folder}: ${reason(error)}; nothing is changed`)
    return 1
  }
}

/** @returns what is wrong, if anything is */
function parsed(argv: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...argv], options: FLAGS })
    return values.data === '' ? '--data is empty' : values
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    // It may be the password, which nobody else shall read.
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return 'it takes flags only'
    return message.split('\n')[0] ?? message
  }
}

function faultWords(typed: string): string | null {
  switch (faultOfPassword(typed)) {
    case 'too-short':
      return `a password has at least ${SHORTEST_PASSWORD} characters`
    case 'too-long':
      return `a password has at most ${LONGEST_PASSWORD} characters`
    case null:
      return null
  }
}

/** What was piped in; or what was typed twice, `null` where the two differ. */
async function readTwice({ input, ask }: PasswordCommandParts): Promise<string | null> {
  if (input.isTTY !== true) return firstLine(input)
  ask('New password: ')
  const once = await typedUnseen(input, ask)
  ask('Once more: ')
  return (await typedUnseen(input, ask)) === once ? once : null
}

async function firstLine(input: PasswordInput): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of input) {
    const bytes = Buffer.from(part as Buffer)
    parts.push(bytes)
    size += bytes.length
    if (bytes.includes(10) || size > 8 * LONGEST_PASSWORD) break
  }
  return (Buffer.concat(parts).toString('utf8').split('\n')[0] ?? '').replace(/\r$/, '')
}

/** A line that is not shown while it is typed. */
function typedUnseen(input: PasswordInput, ask: (text: string) => void): Promise<string> {
  input.setRawMode?.(true)
  input.resume()
  return new Promise((resolve, reject) => {
    let line = ''
    const end = () => {
      input.removeListener('data', onData)
      input.setRawMode?.(false)
      input.pause()
      ask('\n')
    }
    const onData = (data: Buffer | string) => {
      for (const character of data.toString()) {
        if (character === '\r' || character === '\n' || character === '\u0004') {
          end()
          return resolve(line)
        }
        if (character === '\u0003') {
          end()
          return reject(new Error('given up'))
        }
        if (character === '\u007f' || character === '\b') line = [...line].slice(0, -1).join('')
        else line += character
      }
    }
    input.on('data', onData)
  })
}

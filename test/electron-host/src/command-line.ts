import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** What Electron is asked to run. */
export interface CommandLine {
  /** Modules to load first (`-r`). */
  readonly preloads: readonly string[]
  readonly folder: string
  readonly main: string
  readonly name: string
  readonly version: string
}

/** Electron's own order: `electron [switches] [-r module] <folder> [arguments of the app]`. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const preloads: string[] = []
  let i = 0
  for (; i < args.length; i++) {
    const argument = args[i] ?? ''
    if (argument === '-r') preloads.push(resolve(args[++i] ?? ''))
    else if (!argument.startsWith('-')) break
  }
  return { preloads, ...readApp(resolve(args[i] ?? '.')) }
}

/** Only a folder has the name and version of the app, which is why it is the folder that has to be given. */
function readApp(folder: string) {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) throw new Error(`electron stand-in: there is no app in ${basename(dirname(file))}`)
  const { name, version, main } = JSON.parse(readFileSync(file, 'utf8')) as Record<'name' | 'version' | 'main', string>
  return { folder, main: resolve(folder, main), name, version }
}

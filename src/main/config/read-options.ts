import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Options } from './options'

/** What the command line asks for: to run, to print something, or better usage. */
export type Asked =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'print'; readonly text: string; readonly exitCode: 0 }
  | { readonly kind: 'usage'; readonly text: string; readonly exitCode: 2 }

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  'log-file': { type: 'string' },
  'viewer-port': { type: 'string' },
  'viewer-host': { type: 'string' },
  'viewer-name': { type: 'string' },
  'viewer-cert': { type: 'string' },
  'viewer-key': { type: 'string' },
  headquarters: { type: 'string' },
  hidden: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const

export const HELP = `Fogwatch 雾哨: receives the status reports of edge boxes and shows the fleet live.

  --port N          port that boxes report to (default: the setting, at first 9528)
  --host ADDRESS    address to listen on for boxes (default: the setting, at first 0.0.0.0)
  --data DIR        folder that holds everything the station keeps
  --log-file FILE   where the log is written (default: logs/fogwatch.log in the data folder)
  --viewer-port N   port of the interface in a browser, headless only (default 9529)
  --viewer-host A   address of the interface, headless only (default 127.0.0.1: this machine alone); others need a password
  --viewer-name N   names by which browsers may open the interface, headless only: a,b; those of the certificate need not be named, but for a wildcard
  --viewer-cert F   PEM file with the certificate of the interface and what it rests on, headless only; taken anew when it changes
  --viewer-key F    PEM file with its key
  --headquarters F  show the boxes of many sites, headless only: headquarters.json as "hq init" wrote it; no box reports here
  --hidden          start without the window, in the tray; desktop only
  --version         print the version
  --help            print this

Headless only: password [--remove] [--data DIR] sets the password of the interface, asked for or read from standard input
Headless only, while the station is stopped: store check|salvage|compact|backup [--data DIR], store restore [BACKUP] [--data DIR]
Headless only: export reports|devices|events|availability|inventory [--from] [--to] [--out] … (export --help says more)
Headless only: hq init|streams|add-site|revoke|renew sets up a headquarters for many sites (hq --help says more)

Each may also be given as an environment variable: FOGWATCH_PORT, FOGWATCH_HOST, FOGWATCH_DATA,
FOGWATCH_LOG_FILE, FOGWATCH_VIEWER_PORT, FOGWATCH_VIEWER_HOST, FOGWATCH_VIEWER_NAME, FOGWATCH_VIEWER_CERT,
FOGWATCH_VIEWER_KEY, FOGWATCH_HEADQUARTERS.`

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Flags over environment over defaults. Bad usage is one line that names the flag or variable.
 * Arguments that Electron and Chromium take for themselves must be removed by the caller.
 */
export function readOptions(argv: readonly string[], env: Environment, defaultDataDir: string, version: string): Asked {
  const parsed = parseFlags(argv)
  if ('usage' in parsed) return usage(parsed.usage)
  const flags = parsed.flags
  if (flags.help) return { kind: 'print', text: HELP, exitCode: 0 }
  if (flags.version) return { kind: 'print', text: version, exitCode: 0 }

  const given = (flag: keyof typeof FLAGS): Given | null => {
    const name = `FOGWATCH_${flag.toUpperCase().replace('-', '_')}`
    if (typeof flags[flag] === 'string') return { source: `--${flag}`, text: flags[flag] }
    return env[name] ? { source: name, text: env[name] } : null
  }
  const empty = Object.keys(FLAGS).find((flag) => flags[flag as keyof typeof FLAGS] === '')
  if (empty !== undefined) return usage(`--${empty} is empty`)
  const ports = [given('port'), given('viewer-port')]
  const wrong = ports.find((value) => value !== null && portOf(value.text) === null)
  if (wrong) return usage(`${wrong.source}: "${wrong.text}" is not a port, use a number from 0 to 65535`)
  const logFile = given('log-file')
  const headquarters = given('headquarters')
  const named = given('viewer-name')
  const names = namesIn(named?.text ?? '')
  const noName = names.find((name) => !NAME.test(name))
  if (noName !== undefined)
    return usage(`${named?.source}: "${noName}" is not the name of a host, like fogwatch.example.com`)
  const cert = given('viewer-cert')
  const key = given('viewer-key')
  if ((cert === null) !== (key === null)) {
    const [one, other] =
      cert === null ? [key, '--viewer-key needs --viewer-cert'] : [cert, '--viewer-cert needs --viewer-key']
    return usage(`${other}: ${one?.source} stands alone`)
  }
  const [port, viewerPort] = ports.map((value) => (value === null ? null : portOf(value.text)))
  return {
    kind: 'run',
    options: {
      host: given('host')?.text ?? null,
      port: port ?? null,
      dataDir: resolve(given('data')?.text ?? defaultDataDir),
      viewerHost: given('viewer-host')?.text ?? '127.0.0.1',
      viewerPort: viewerPort ?? 9529,
      ...(names.length === 0 ? {} : { viewerNames: names }),
      ...(cert === null || key === null
        ? {}
        : { viewerCertificate: { cert: resolve(cert.text), key: resolve(key.text) } }),
      ...(headquarters === null ? {} : { headquarters: resolve(headquarters.text) }),
      ...(logFile === null ? {} : { logFile: resolve(logFile.text) }),
      ...(flags.hidden === true ? { hidden: true } : {}),
    },
  }
}

interface Given {
  /** The flag or variable it was given by. */
  readonly source: string
  readonly text: string
}

function parseFlags(argv: readonly string[]) {
  try {
    return { flags: parseArgs({ args: [...argv], options: FLAGS, strict: true, allowPositionals: false }).values }
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: string }
    const [line = ''] = message.split('\n')
    const word = /^Unexpected argument '(.*)'\. /.exec(line)?.[1]
    const isNoCommand = code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL' && word !== undefined
    return { usage: isNoCommand ? `"${word}" is no command; headless there are store, export, password and hq` : line }
  }
}

const usage = (line: string): Asked => ({ kind: 'usage', text: `fogwatch: ${line} (see --help)`, exitCode: 2 })

const namesIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter((name) => name !== '')

/** A name in the DNS, without a port or a wildcard. */
const NAME = /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i

/** 0 is any free port, which is what tests ask for. */
function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port <= 65_535 ? port : null
}

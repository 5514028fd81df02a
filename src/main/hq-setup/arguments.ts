import { parseArgs } from 'node:util'
import { PRODUCTION_VERSION } from '../../shared/hq/server-version'
import { wrongFlags } from '../failures'
import { WrongUsage } from './setup-failure'

export const HELP = `fogwatch hq init|streams|add-site|revoke|renew: sets up a headquarters for many sites (docs/headquarters.md)

  hq init --servers HOST,HOST,HOST   writes the configuration, certificates and keys of three servers (or one)
    --out DIR             where to (default: ./fogwatch-hq); keep it safe, it holds the keys
    --server-version V    version of nats-server that will run (default: ${PRODUCTION_VERSION})
    --place DIR           where its folder will lie on each server (default: /etc/fogwatch-hq)
    --store DIR           where each server keeps its streams (default: /var/lib/fogwatch-hq)
    --disk GB             what they may take of the disk of each server (default: 50)
    --history-days N      how long sealed days are kept (default: 30)
    --certificates DIR    ca.pem, n1.pem, n1.key … of your own authority; otherwise openssl makes them
    --here                all servers run on this machine, out of DIR: for trying it out
  hq streams              looks at the servers and makes the streams that are not there
    --stores-are-new      all stores have been emptied after everything was lost
  hq add-site ID          lets a site in and writes the file that pairs it
    --name NAME           what headquarters calls it (default: its ID)
  hq revoke ID            shuts a site out
  hq renew                writes configuration and certificates of the servers again
    --server-version V, --certificates DIR   as with init

  --dir DIR               the setup, for all but init (default: ./fogwatch-hq)`

const FLAGS = {
  out: { type: 'string' },
  dir: { type: 'string' },
  servers: { type: 'string' },
  'server-version': { type: 'string' },
  place: { type: 'string' },
  store: { type: 'string' },
  disk: { type: 'string' },
  'history-days': { type: 'string' },
  certificates: { type: 'string' },
  here: { type: 'boolean' },
  'stores-are-new': { type: 'boolean' },
  name: { type: 'string' },
  help: { type: 'boolean' },
} as const

export type Values = ReturnType<typeof parsed>['values']

/** Which flags each command takes besides `--help`, and whether a site id. */
const TAKES = {
  init: {
    takesId: false,
    flags: 'out servers server-version place store disk history-days certificates here'.split(' '),
  },
  streams: { takesId: false, flags: ['dir', 'stores-are-new'] },
  'add-site': { takesId: true, flags: ['dir', 'name'] },
  revoke: { takesId: true, flags: ['dir'] },
  renew: { takesId: false, flags: ['dir', 'server-version', 'certificates'] },
} as const

export type HqWork = keyof typeof TAKES

export interface HqArguments {
  readonly work: HqWork | 'help'
  /** The site, for those that are about one; else empty. */
  readonly id: string
  readonly values: Values
}

/** @param argv what follows `hq` @throws WrongUsage with one line that names what is wrong */
export function readArguments(argv: readonly string[]): HqArguments {
  const { values, positionals } = parsed(argv)
  if (values.help === true) return { work: 'help', id: '', values }
  const [work = '', ...rest] = positionals
  if (!isWork(work)) throw new WrongUsage(`say what to do: hq ${Object.keys(TAKES).join('|')} (see hq --help)`)
  const { flags, takesId } = TAKES[work]
  const foreign = Object.keys(values).find((flag) => !flags.some((one) => one === flag))
  if (foreign !== undefined) throw new WrongUsage(`hq ${work} takes no --${foreign} (see hq --help)`)
  const empty = Object.entries(values).find(([, value]) => value === '')
  if (empty !== undefined) throw new WrongUsage(`--${empty[0]} is empty`)
  const [id = ''] = rest
  if (takesId && (rest.length !== 1 || id === ''))
    throw new WrongUsage(`hq ${work} takes one site id, e.g. hq ${work} hangzhou-2`)
  if (!takesId && rest.length > 0) throw new WrongUsage(`hq ${work}: "${id}" is too much (see hq --help)`)
  return { work, id, values }
}

const isWork = (word: string): word is HqWork => Object.hasOwn(TAKES, word)

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true })
  } catch (error) {
    throw new WrongUsage(`${wrongFlags(error)} (see hq --help)`)
  }
}

/** @throws WrongUsage */
export function wholePath(flag: string, path: string): string {
  if (path.startsWith('/')) return path.replace(/(.)\/+$/, '$1')
  throw new WrongUsage(`${flag}: "${path}" is not a whole path; begin it with /`)
}

/** @throws WrongUsage */
export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new WrongUsage(`${flag}: "${text}" is not a whole number from ${least} to ${most}`)
}

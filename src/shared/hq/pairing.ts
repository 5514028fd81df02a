import { type Outcome, ok, problem } from '../outcome'
import { isUserSeed } from './nkey-text'
import { formatServerAddress, parseServerAddress } from './server-address'
import { wrongSiteId } from './site-id'

/** What one needs to be let in by the servers. */
export interface Access {
  /** A site id, `hq` or `admin`; what the inbox is named by. */
  readonly user: string
  /** `host:port` of each server. */
  readonly servers: readonly string[]
  /** The certificates (PEM) that theirs must come from; no other is trusted. */
  readonly ca: string
  /** The secret key, `SU…`. The servers know only its public half. */
  readonly seed: string
}

/** What a site is brought to be connected to headquarters; `user` is the site id. */
export interface Pairing extends Access {
  /** What headquarters calls the site at first. */
  readonly name: string
}

/** The one version there is. What a newer one means is not guessed. */
const SCHEMA = 1
export const LONGEST_PAIRING = 64_000
const MOST_SERVERS = 9
const LONGEST_NAME = 80
const WHAT = { pairing: 'a pairing file', access: 'an access file' } as const

/** The text of the file that pairs a site: what `fogwatch hq add-site` writes. It holds a secret. */
export function formatPairing({ user, name, servers, ca, seed }: Pairing): string {
  return written({ fogwatch: 'pairing', schema: SCHEMA, site: user, name, servers, seed, ca })
}

/** The text of the file by which headquarters itself, or who administers the servers, is let in. It holds a secret. */
export function formatAccess({ user, servers, ca, seed }: Access): string {
  return written({ fogwatch: 'access', schema: SCHEMA, user, servers, seed, ca })
}

/**
 * Reads the file that pairs a site, as somebody chose or pasted it.
 * @returns `invalid-input` with one sentence that says what is wrong and what to do; `field` names the part at fault
 */
export function parsePairing(text: string): Outcome<Pairing> {
  const given = parseObject(text, 'pairing')
  if (!given.ok) return given
  const { site, name } = given.value
  if (typeof site !== 'string') return lacks('pairing', 'site')
  const wrong = wrongSiteId(site)
  if (wrong !== null) return problem('invalid-input', `The site "${short(site)}" of the pairing file ${wrong}.`, 'site')
  const access = readAccess(given.value, site, 'pairing')
  if (!access.ok) return access
  const title = typeof name === 'string' ? name.trim().slice(0, LONGEST_NAME) : ''
  return ok({ ...access.value, name: title === '' ? site : title })
}

/** Reads `headquarters.json` or `admin.json`; problems as with `parsePairing`. */
export function parseAccess(text: string): Outcome<Access> {
  const given = parseObject(text, 'access')
  if (!given.ok) return given
  const { user } = given.value
  if (typeof user !== 'string' || !/^[a-z]{1,32}$/.test(user)) return lacks('access', 'user')
  return readAccess(given.value, user, 'access')
}

type Kind = keyof typeof WHAT

const written = (content: object): string => `${JSON.stringify(content, null, 2)}\n`
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

const lacks = (kind: Kind, field: string) =>
  problem(
    'invalid-input',
    `This is not ${WHAT[kind]} as it was made: "${field}" is missing or not of its form. Copy the file again.`,
    field,
  )

function parseObject(text: string, kind: Kind): Outcome<Readonly<Record<string, unknown>>> {
  if (text.length > LONGEST_PAIRING) return problem('invalid-input', `This is too long to be ${WHAT[kind]}.`)
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return problem('invalid-input', `This is not ${WHAT[kind]}: it is no JSON. Take the file whole, as it was made.`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return notThis(kind)
  const content = value as Readonly<Record<string, unknown>>
  if (content['fogwatch'] !== kind) return notThis(kind)
  if (content['schema'] === SCHEMA) return ok(content)
  const message = `This is ${WHAT[kind]} of a version that this Fogwatch does not know; update Fogwatch.`
  return problem('invalid-input', message, 'schema')
}

const TAKE = {
  pairing: 'Take the one that "fogwatch hq add-site" wrote for this site.',
  access: 'Take headquarters.json or admin.json as "fogwatch hq init" wrote it.',
} as const

const notThis = (kind: Kind) => problem('invalid-input', `This is not ${WHAT[kind]}. ${TAKE[kind]}`, 'fogwatch')

function readAccess(content: Readonly<Record<string, unknown>>, user: string, kind: Kind): Outcome<Access> {
  const { servers, ca, seed } = content
  if (!Array.isArray(servers) || servers.length === 0 || servers.length > MOST_SERVERS) return lacks(kind, 'servers')
  const addresses = servers.map((one: unknown) => (typeof one === 'string' ? parseServerAddress(one) : null))
  const wrong = addresses.indexOf(null)
  if (wrong !== -1) {
    const message = `"${short(String(servers[wrong]))}" in ${WHAT[kind]} is no address of a server; it looks like hq1.example:4222.`
    return problem('invalid-input', message, `servers.${wrong}`)
  }
  if (typeof seed !== 'string' || !isUserSeed(seed)) {
    const message = `The key in ${WHAT[kind]} is damaged: a letter is wrong or missing. Copy the file again.`
    return problem('invalid-input', message, 'seed')
  }
  if (typeof ca !== 'string' || !PEM.test(ca.trim())) return lacks(kind, 'ca')
  const hosts = addresses.flatMap((one) => (one === null ? [] : [formatServerAddress(one)]))
  return ok({ user, servers: hosts, ca: ca.trim(), seed })
}

const PEM = /^(-----BEGIN CERTIFICATE-----\s[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/

import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SetupFailure } from './setup-failure'

/** A certificate and its key, as PEM. */
export interface Certified {
  readonly certificate: string
  readonly key: string
}

const AUTHORITY_DAYS = 20 * 365
const SERVER_DAYS = 5 * 365

/** An authority for the servers of one headquarters, and nothing else. @throws SetupFailure where openssl is not */
export function makeAuthority(): Promise<Certified> {
  return inScratch(async (folder) => {
    const key = newKey()
    await writePair(folder, 'ca.key', key, 'ca.cnf', AUTHORITY)
    const sign = ['-key', 'ca.key', '-config', 'ca.cnf', '-sha256', '-days', String(AUTHORITY_DAYS)]
    return { key, certificate: await made(folder, ['req', '-new', '-x509', ...sign, '-out', 'ca.pem'], 'ca.pem') }
  })
}

/** A certificate for one server, by which it is known to clients and to the other servers. @param host name or IP address */
export function certify(authority: Certified, name: string, host: string): Promise<Certified> {
  return inScratch(async (folder) => {
    const key = newKey()
    await writePair(folder, 'ca.key', authority.key, 'ca.pem', authority.certificate)
    await writePair(folder, 'server.key', key, 'server.cnf', forServer(name, host))
    await made(
      folder,
      ['req', '-new', '-key', 'server.key', '-config', 'server.cnf', '-out', 'server.csr'],
      'server.csr',
    )
    const from = ['-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', serial()]
    const as = ['-sha256', '-days', String(SERVER_DAYS), '-extfile', 'server.cnf', '-extensions', 'ext']
    const certificate = await made(folder, ['x509', '-req', ...from, ...as, '-out', 'server.pem'], 'server.pem')
    return { key, certificate }
  })
}

const AUTHORITY = `[req]
prompt = no
distinguished_name = dn
x509_extensions = ext
[dn]
CN = Fogwatch headquarters
[ext]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
`

const forServer = (name: string, host: string) => `[req]
prompt = no
distinguished_name = dn
[dn]
CN = Fogwatch headquarters ${name}
[ext]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = ${isIP(host) === 0 ? 'DNS' : 'IP'}:${host}
`

/** Node makes the keys, so that none is ever made readable by others; openssl only signs. */
const newKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Positive, and the same never twice. */
const serial = (): string => `0x01${randomBytes(15).toString('hex')}`

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'fogwatch-certificates-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writePair(folder: string, ...[key, keyText, other, text]: readonly [string, string, string, string]) {
  await writeFile(join(folder, key), keyText, { mode: 0o600 })
  await writeFile(join(folder, other), text, { mode: 0o600 })
}

async function made(folder: string, args: readonly string[], file: string): Promise<string> {
  const { status, stderr, error } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
  if (error !== undefined) {
    throw new SetupFailure(
      'the certificates are made by openssl, which is not on this machine: install it, or give yours with --certificates (docs/headquarters.md)',
    )
  }
  if (status !== 0) throw new SetupFailure(`openssl ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`)
  return await readFile(join(folder, file), 'utf8')
}

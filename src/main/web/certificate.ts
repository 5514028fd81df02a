import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { StartFailure } from '../failures'

/** Where a certificate and its key lie, as PEM files. */
export interface CertificateFiles {
  readonly cert: string
  readonly key: string
}

/** What a station shows that it is the one it says, and encrypts by. */
export interface Certificate {
  readonly cert: Buffer
  readonly key: Buffer
  /** SHA-256, as `AB:CD:…`. */
  readonly fingerprint: string
  /** Names in the DNS that it is for, wildcards left out. */
  readonly names: readonly string[]
  /** Whether it names this host itself: by a wildcard its siblings, whoever has them, would be named as well. */
  readonly isFor: (name: string) => boolean
  /** Whether it holds at this instant. */
  readonly holdsAt: (at: number) => boolean
}

/** @throws StartFailure with one sentence that says which file, and what is wrong with it */
export async function readCertificate(files: CertificateFiles): Promise<Certificate> {
  const cert = await read('--viewer-cert', files.cert)
  const key = await read('--viewer-key', files.key)
  const parsed = tried(() => new X509Certificate(cert), `--viewer-cert: ${files.cert} holds no certificate in PEM form`)
  const privateKey = tried(
    () => createPrivateKey(key),
    `--viewer-key: ${files.key} holds no private key in PEM form that opens without a passphrase`,
  )
  if (!parsed.checkPrivateKey(privateKey)) {
    throw new StartFailure(`--viewer-key: ${files.key} is not the key of the certificate in ${files.cert}`)
  }
  const [from, to] = [Date.parse(parsed.validFrom), Date.parse(parsed.validTo)]
  return {
    cert,
    key,
    fingerprint: parsed.fingerprint256,
    names: namesOf(parsed),
    isFor: (name) => parsed.checkHost(name, { wildcards: false }) !== undefined,
    holdsAt: (at) => from <= at && at <= to,
  }
}

async function read(flag: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'ENOENT' ? 'is not there' : code === 'EACCES' ? 'may not be read by this account' : String(error)
    throw new StartFailure(`${flag}: ${path} ${why}`)
  }
}

function tried<T>(parse: () => T, otherwise: string): T {
  try {
    return parse()
  } catch {
    throw new StartFailure(otherwise)
  }
}

const namesOf = ({ subjectAltName }: X509Certificate): readonly string[] =>
  [...(subjectAltName ?? '').matchAll(/DNS:([^,\s"*]+)/g)].map(([, name = '']) => name)

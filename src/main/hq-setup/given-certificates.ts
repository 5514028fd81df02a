import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { Certified } from './openssl'
import { SetupFailure } from './setup-failure'
import type { HqServer } from './setup-record'

export interface GivenCertificates {
  readonly ca: string
  readonly of: (server: HqServer) => Certified
}

/**
 * Takes certificates of the company's own authority from a folder: `ca.pem`, and for each server `n1.pem` and `n1.key`.
 * What a server or a client would refuse later is refused now.
 * @throws SetupFailure
 */
export async function readGiven(folder: string, servers: readonly HqServer[], now: Date): Promise<GivenCertificates> {
  const read = (file: string) =>
    readFile(join(folder, file), 'utf8').catch((error: Error) => {
      throw new SetupFailure(`${join(folder, file)} cannot be read: ${error.message}`)
    })
  const ca = await read('ca.pem')
  const found = new Map<string, Certified>()
  for (const server of servers) {
    const [certificate, key] = [await read(`${server.name}.pem`), await read(`${server.name}.key`)]
    const wrong = wrongCertificate({ ca, certificate, key, host: server.host, now })
    if (wrong !== null) throw new SetupFailure(`${join(folder, `${server.name}.pem`)} ${wrong}`)
    found.set(server.name, { certificate, key })
  }
  const of = ({ name }: HqServer) => found.get(name) ?? { certificate: '', key: '' }
  return { ca, of }
}

interface Question extends Certified {
  readonly ca: string
  readonly host: string
  readonly now: Date
}

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'

/** What keeps a certificate from serving a host, as the end of a sentence; `null` if nothing does. */
function wrongCertificate({ ca, certificate, key, host, now }: Question): string | null {
  const [authorities, chain] = [certificatesOf(ca), certificatesOf(certificate)]
  const [own, ...between] = chain
  if (authorities.length === 0) return 'has no authority: ca.pem holds no certificate'
  if (own === undefined) return 'holds no certificate'
  const isSigned = [...authorities, ...between].some((one) => own.checkIssued(one) && own.verify(one.publicKey))
  if (!isSigned) return 'was not issued by ca.pem'
  if (!isKeyOf(own, key)) return 'and its key do not belong together'
  if ((isIP(host) === 0 ? own.checkHost(host) : own.checkIP(host)) === undefined) return `is not for ${host}`
  if (new Date(own.validFrom) > now) return `is valid only from ${own.validFrom}`
  if (new Date(own.validTo) <= now) return `was valid until ${own.validTo}`
  // A server that joins another is its client.
  const uses: readonly string[] | undefined = own.keyUsage
  return uses === undefined || uses.includes(CLIENT_AUTH) ? null : 'lacks the extended key usage clientAuth'
}

function certificatesOf(pem: string): readonly X509Certificate[] {
  try {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    return blocks.map((block) => new X509Certificate(block))
  } catch {
    return []
  }
}

function isKeyOf(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key))
  } catch {
    return false
  }
}

import { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { days } from '../../shared/time/millis'
import { SetupFailure } from './setup-failure'
import { readPart, type SetupRecord } from './setup-record'
import { PLACES } from './write-servers'

/** In which there is time to bring new ones to the servers. */
const NOTICE = days(60)

/** A line for each certificate of the setup that ends soon or has ended: after its last day nobody gets in. */
export async function tellExpiring(folder: string, { servers }: SetupRecord, now: Date): Promise<readonly string[]> {
  const remedy = `"hq renew --dir ${folder}", then copy the folders to the servers and reload them`
  const files = [
    ...servers.map(({ name }) => ({ file: join(name, 'server.pem'), what: `the certificate of ${name}`, remedy })),
    { file: PLACES.authority, what: 'the authority', remedy: 'make a new setup and pair every site again' },
  ]
  const lines = await Promise.all(
    files.map(async ({ file, what, remedy }) => {
      const { validTo } = certificateIn(join(folder, file), await readPart(folder, file))
      const left = Date.parse(validTo) - now.getTime()
      return left > NOTICE ? [] : [`warning: ${what} ${left > 0 ? 'ends' : 'ended'} on ${validTo}: ${remedy}`]
    }),
  )
  return lines.flat()
}

function certificateIn(path: string, pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new SetupFailure(
      `${path} is no certificate; take it from a backup (those of the servers "hq renew" writes again)`,
    )
  }
}

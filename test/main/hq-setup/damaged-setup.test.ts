import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createHeadquarters } from '../../../src/main/headquarters-role'
import { failureOf } from '../../../src/main/hq/nats-failure'
import { tellFailure } from '../../../src/main/hq-setup/look-at-servers'
import { tempFolder } from '../../support/temp-folder'
import { describeWithOpenssl, hq } from './hq'

/** What `node:tls` says of a certificate, as the client hands it on. */
const tlsError = (message: string, code: string) =>
  new Error('connection failed', { cause: Object.assign(new Error(message), { code }) })

const ENDED = tlsError('certificate has expired', 'CERT_HAS_EXPIRED')
const TOO_NEW = tlsError('certificate is not yet valid', 'CERT_NOT_YET_VALID')

test('a certificate of another time is no stranger: the clock or its end is named, at the site and at the command line', () => {
  expect(failureOf(ENDED).code).toBe('certificate-time')
  expect(failureOf(TOO_NEW).code).toBe('certificate-time')
  expect(failureOf(tlsError('self signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT')).code).toBe('certificate')
  expect(tellFailure(ENDED)).toMatch(/has ended: "hq renew".*clock/)
  expect(tellFailure(TOO_NEW)).toMatch(/not valid yet: the clock/)
})

describeWithOpenssl('a setup of which something is missing or damaged', () => {
  test('is told with the file and what to do, whichever command finds it', async () => {
    const dir = join(await tempFolder(), 'setup')
    await hq('init', '--out', dir, '--servers', '127.0.0.1:1')
    const without = async (file: string, text: string | null, ...command: readonly string[]) => {
      const path = join(dir, file)
      const before = await readFile(path)
      await (text === null ? rm(path) : writeFile(path, text))
      const said = await hq(...command, '--dir', dir)
      await writeFile(path, before)
      expect(said.code).toBe(1)
      return said
    }
    const named = (file: string, what: string) => ({ err: expect.stringContaining(`${join(dir, file)} ${what}`) })
    const gone = 'is not there; take the setup from a backup'
    expect(await without('secrets/ca.pem', null, 'add-site', 'x')).toMatchObject(named('secrets/ca.pem', gone))
    expect(await without('secrets/ca.key', null, 'renew')).toMatchObject(named('secrets/ca.key', gone))
    expect(await without('secrets/admin.json', null, 'streams')).toMatchObject(named('secrets/admin.json', gone))
    const damaged = await without('n1/server.pem', 'garbage', 'streams')
    expect(damaged).toMatchObject(named('n1/server.pem', 'is no certificate'))
    // What was found out before is said all the same.
    expect(damaged.out).toMatch(/server n1 .* cannot be reached/)
    const record = JSON.parse(await readFile(join(dir, 'hq.json'), 'utf8')) as object
    for (const change of [{ sites: [null] }, { servers: [] }, { servers: [{}] }, { streams: null }]) {
      const said = await without('hq.json', JSON.stringify({ ...record, ...change }), 'add-site', 'x')
      expect(said.err).toContain('is not what "hq init" wrote; take it from a backup')
    }
  })

  test('a file that lets in somebody else is not taken for the right one', async () => {
    const folder = await tempFolder()
    const dir = join(folder, 'setup')
    await hq('init', '--out', dir, '--servers', '127.0.0.1:1')
    const [admin, headquarters] = [join(dir, 'secrets/admin.json'), join(dir, 'secrets/headquarters.json')]
    const options = { dataDir: join(folder, 'data'), configFile: admin }
    const begun = createHeadquarters(options, () => undefined).start()
    await expect(begun).rejects.toThrow(/admin\.json lets in "admin", not headquarters; give headquarters\.json/)
    await copyFile(headquarters, admin)
    const said = await hq('streams', '--dir', dir)
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('lets in "hq", not the administration') })
  })

  test('a version that is none is said to be none', async () => {
    const said = await hq(
      'init',
      '--out',
      join(await tempFolder(), 'setup'),
      '--servers',
      'a',
      '--server-version',
      'new',
    )
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('"new" is no version of nats-server') })
  })
})

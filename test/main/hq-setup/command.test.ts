import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellExpiring } from '../../../src/main/hq-setup/expiry'
import { readRecord } from '../../../src/main/hq-setup/setup-record'
import { parsePairing } from '../../../src/shared/hq/pairing'
import { days } from '../../../src/shared/time/millis'
import { makeFolder, removeFolder } from '../../support/folder'
import { natsServer, natsVersion } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'
import { describeWithOpenssl, hasOpenssl, hq } from './hq'

const THREE = 'hq1.example,hq2.example:4333,10.0.0.3:4222:6333'

async function setup(flags: readonly string[] = [], at?: string) {
  const folder = at ?? join(await tempFolder(), 'setup')
  const said = await hq('init', '--out', folder, '--servers', THREE, ...flags)
  const read = (file: string) => readFile(join(folder, file), 'utf8')
  return { folder, said, read }
}

/** One that is made by all defaults, with a site `s1`; to be looked at and not changed. */
let lasting: Awaited<ReturnType<typeof setup>>
let lastingFolder = ''
beforeAll(async () => {
  if (!hasOpenssl) return
  lastingFolder = await makeFolder()
  lasting = await setup([], join(lastingFolder, 'setup'))
  await hq('add-site', 's1', '--dir', lasting.folder)
})
afterAll(async () => {
  if (lastingFolder !== '') await removeFolder(lastingFolder)
})

describeWithOpenssl('hq init', () => {
  test('writes a folder for each server, the secrets, and says what to do', async () => {
    const { folder, said } = lasting
    expect(said).toMatchObject({ code: 0, err: '' })
    const files = (await readdir(folder, { recursive: true })).map((name) => name.split(sep).join('/'))
    const each = ['ca.pem', 'nats-server.conf', 'server.key', 'server.pem', 'users.conf']
    expect(files.filter((name) => name.startsWith('n2/')).sort()).toEqual(each.map((name) => `n2/${name}`))
    expect(files.filter((name) => name.startsWith('secrets/')).sort()).toEqual(
      ['admin.json', 'ca.key', 'ca.pem', 'headquarters.json', 'system.nk'].map((name) => `secrets/${name}`),
    )
    expect(said.out).toContain(`copy ${join(folder, 'n2')} to hq2.example:/etc/fogwatch-hq`)
    expect(said.out).toContain('hq streams')
  })

  test.runIf(process.platform !== 'win32')('nobody but the owner may read any of it', async () => {
    const { folder } = lasting
    for (const name of ['.', ...(await readdir(folder, { recursive: true }))]) {
      const found = await stat(join(folder, name))
      expect([name, found.mode & 0o077]).toEqual([name, 0])
    }
  })

  test('no secret key stands in what is copied to the servers', async () => {
    const { read } = lasting
    for (const file of ['n1/users.conf', 'n1/nats-server.conf', 'hq.json'])
      expect(await read(file)).not.toMatch(/\bSU[A-Z2-7]{56}/)
    expect(await read('sites/s1.json')).toMatch(/"SU[A-Z2-7]{56}"/)
  })

  test('each server is known by a certificate of its own, for servers and clients, of one authority', async () => {
    const { read } = lasting
    const ca = new X509Certificate(await read('secrets/ca.pem'))
    expect(ca.ca).toBe(true)
    const certificates = await Promise.all(
      ['n1', 'n2', 'n3'].map(async (name) => new X509Certificate(await read(`${name}/server.pem`))),
    )
    for (const one of certificates) {
      expect(one.checkIssued(ca) && one.verify(ca.publicKey)).toBe(true)
      expect(one.ca).toBe(false)
      expect([...one.keyUsage].sort()).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])
    }
    const [n1, n2, n3] = certificates
    expect(n1?.checkHost('hq1.example')).toBe('hq1.example')
    expect(n1?.checkHost('hq2.example')).toBeUndefined()
    expect(n2?.checkHost('hq2.example')).toBe('hq2.example')
    expect(n3?.checkIP('10.0.0.3')).toBe('10.0.0.3')
    expect(new Set(certificates.map(({ serialNumber }) => serialNumber)).size).toBe(3)
  })

  test.each([
    [[], 'sync_interval: always', ''],
    [['--server-version', '2.10.5'], 'sync_interval: always', 'older than 2.10.27'],
    [['--server-version', '2.9.10'], 'syncs every 2 minutes', 'for trying out only'],
  ])('with %s: %s', async (flags, line, warning) => {
    const { said, read } = await setup(flags)
    expect(said.code).toBe(0)
    expect(await read('n1/nats-server.conf')).toContain(line)
    expect(said.err).toContain(warning)
  })

  test('a version that lacks what is needed is refused, and nothing is written', async () => {
    const { folder, said } = await setup(['--server-version', '2.8.4'])
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('2.8.4 lacks') })
    await expect(stat(folder)).rejects.toThrow()
  })

  test('a setup that is there is never written over', async () => {
    const { folder, read } = lasting
    const before = await read('secrets/admin.json')
    const again = await hq('init', '--out', folder, '--servers', 'hq1.example')
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('holds a setup already') })
    expect(await read('secrets/admin.json')).toBe(before)
  })

  test.each([
    [['--servers', 'a,b'], 'use three'],
    [['--servers', 'a,b,a'], 'a:4222 twice'],
    [['--servers', 'a,b b,c'], '"b b" is no address'],
    [['--servers', 'nats://a'], 'is no address'],
    [['--servers', 'a:0'], 'is no address'],
    [[], '--servers is missing'],
    [['--servers', 'a', '--disk', 'much'], '--disk: "much"'],
    [['--servers', 'a', '--disk', '0'], '--disk: "0"'],
    [['--servers', 'a', '--place', 'etc'], '--place: "etc"'],
    [['--servers', 'a', '--here', '--place', '/etc'], '--here needs no --place'],
    [['--servers', 'a', '--dir', 'x'], 'takes no --dir'],
    [['--servers', 'a', '--colour'], "'--colour'"],
    [['extra', '--servers', 'a'], '"extra" is too much'],
  ])('%s is bad usage: %s', async (argv, part) => {
    const said = await hq('init', ...argv, '--out', ...(argv.includes('--out') ? [] : [join(await tempFolder(), 'x')]))
    expect(said).toMatchObject({ code: 2, err: expect.stringContaining(part) })
    expect(said.err.split('\n')).toHaveLength(1)
  })

  test.runIf(natsServer() !== null)('what is written for a server on this machine is taken by the server', async () => {
    const { folder } = await setup(['--here', '--server-version', natsVersion()])
    await hq('add-site', 's1', '--dir', folder)
    const args = ['-t', '-c', join(folder, 'n1/nats-server.conf')]
    const { stderr, status } = spawnSync(natsServer() ?? '', args, { encoding: 'utf8' })
    expect(stderr).toContain('is valid')
    expect(status).toBe(0)
  })
})

describeWithOpenssl('certificates of an own authority', () => {
  /** As another setup made them, under the names that are asked for. */
  async function given() {
    const { folder } = await setup()
    const place = await tempFolder()
    await copyFile(join(folder, 'secrets/ca.pem'), join(place, 'ca.pem'))
    for (const name of ['n1', 'n2', 'n3'])
      for (const end of ['pem', 'key'])
        await copyFile(join(folder, name, `server.${end}`), join(place, `${name}.${end}`))
    return place
  }

  test('are taken as they are', async () => {
    const place = await given()
    const { said, read, folder } = await setup(['--certificates', place])
    expect(said.code).toBe(0)
    expect(await read('n3/server.pem')).toBe(await readFile(join(place, 'n3.pem'), 'utf8'))
    expect(await readdir(join(folder, 'secrets'))).not.toContain('ca.key')
    expect(await hq('renew', '--dir', folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--certificates'),
    })
    expect(await hq('renew', '--dir', folder, '--certificates', place)).toMatchObject({ code: 0 })
    expect(await hq('renew', '--dir', folder, '--certificates', await given())).toMatchObject({
      code: 1,
      err: expect.stringContaining('another ca.pem'),
    })
  })

  test('that would be refused later are refused now, with the reason', async () => {
    const place = await given()
    const other = await given()
    const wrong = async (part: string) => {
      const { said, folder } = await setup(['--certificates', place])
      expect(said).toMatchObject({ code: 1, err: expect.stringContaining(part) })
      await expect(stat(join(folder, 'hq.json'))).rejects.toThrow()
    }
    await copyFile(join(place, 'n2.pem'), join(place, 'n1.pem'))
    await wrong('n1.pem and its key do not belong together')
    await copyFile(join(place, 'n2.key'), join(place, 'n1.key'))
    await wrong('n1.pem is not for hq1.example')
    await copyFile(join(other, 'n1.pem'), join(place, 'n1.pem'))
    await wrong('n1.pem was not issued by ca.pem')
    await writeFile(join(place, 'n1.pem'), 'none')
    await wrong('n1.pem holds no certificate')
    await writeFile(join(place, 'ca.pem'), 'none')
    await wrong('ca.pem holds no certificate')
  })
})

describeWithOpenssl('hq add-site and revoke', () => {
  test('a site gets one file that pairs it, and leave to do what it must', async () => {
    const { folder, read } = await setup()
    const said = await hq('add-site', 'hangzhou-2', '--name', '杭州二号库', '--dir', folder)
    expect(said).toMatchObject({ code: 0, err: '' })
    const file = join(folder, 'sites/hangzhou-2.json')
    expect(said.out).toContain(file)
    expect(said.out).toContain('reload')
    const pairing = parsePairing(await readFile(file, 'utf8'))
    expect(pairing).toMatchObject({
      ok: true,
      value: {
        user: 'hangzhou-2',
        name: '杭州二号库',
        servers: ['hq1.example:4222', 'hq2.example:4333', '10.0.0.3:4222'],
        ca: (await read('secrets/ca.pem')).trim(),
      },
    })
    for (const name of ['n1', 'n2', 'n3']) {
      const users = await read(`${name}/users.conf`)
      expect(users).toContain('"fogwatch.hangzhou-2.commit"')
      expect(users).not.toContain('杭州')
    }
  })

  test('a site may do exactly this', async () => {
    const { read } = lasting
    const users = await read('n1/users.conf')
    const site = /# site s1\n([^#]*)#/.exec(users)?.[1]
    expect(site?.match(/"[^"]+"/g)).toEqual([
      '"fogwatch.s1.commit"',
      '"fogwatch.s1.hb"',
      '"fogwatch.s1.history.>"',
      '"$JS.API.DIRECT.GET.SITES.fogwatch.s1.>"',
      '"$JS.API.DIRECT.GET.HIST.fogwatch.s1.>"',
      '"_INBOX_s1.>"',
      '"fogwatch.s1.cmd.>"',
      '"10s"',
    ])
    expect(site).toContain('allow_responses: { max: 1, expires: "10s" }')
  })

  test('revoked, nothing of it is left; added again it has another key', async () => {
    const { folder, read } = await setup()
    await hq('add-site', 's1', '--dir', folder)
    await hq('add-site', 's2', '--dir', folder)
    const before = await read('sites/s1.json')
    expect(await hq('revoke', 's1', '--dir', folder)).toMatchObject({ code: 0 })
    expect(await read('n3/users.conf')).not.toContain('fogwatch.s1.')
    expect(await read('n3/users.conf')).toContain('fogwatch.s2.')
    expect(await readdir(join(folder, 'sites'))).toEqual(['s2.json'])
    expect(await hq('add-site', 's1', '--dir', folder)).toMatchObject({ code: 0 })
    expect(await read('sites/s1.json')).not.toBe(before)
  })

  test.each([
    [['add-site'], 2, 'takes one site id'],
    [['add-site', 'A b'], 2, 'is not a site id'],
    [['add-site', 'hq'], 2, 'headquarters itself'],
    [['add-site', 's1'], 1, 'there is a site s1 already'],
    [['revoke', 's9'], 1, 'there is no site "s9"; there are s1'],
    [['sing'], 2, 'hq init|streams|add-site|revoke|renew'],
    [[], 2, 'say what to do'],
  ])('%s: exit code %i, %s', async (argv, code, part) => {
    expect(await hq(...argv, '--dir', lasting.folder)).toMatchObject({ code, err: expect.stringContaining(part) })
  })

  test('without a setup, and with a broken one, it says what to do', async () => {
    const folder = await tempFolder()
    expect(await hq('revoke', 's1', '--dir', folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('hq init'),
    })
    await writeFile(join(folder, 'hq.json'), '{"schema":1')
    expect(await hq('revoke', 's1', '--dir', folder)).toMatchObject({ code: 1, err: expect.stringContaining('backup') })
  })
})

test.runIf(hasOpenssl)(
  'hq renew: new certificates of the same authority, the same keys, what a newer server can',
  async () => {
    const { folder, read } = await setup(['--server-version', '2.9.10'])
    await hq('add-site', 's1', '--dir', folder)
    const names = ['n1/server.pem', 'n1/users.conf', 'sites/s1.json', 'secrets/ca.pem']
    const before = await Promise.all(names.map(read))
    expect(await hq('renew', '--dir', folder, '--server-version', '2.10.27')).toMatchObject({ code: 0 })
    const after = await Promise.all(names.map(read))
    expect(after.map((text, index) => text === before[index])).toEqual([false, true, true, true])
    expect(await read('n1/nats-server.conf')).toContain('sync_interval: always')
  },
)

test.runIf(hasOpenssl)('certificates that end are told in time', async () => {
  const { folder } = lasting
  const record = await readRecord(folder)
  const after = (years: number) => tellExpiring(folder, record, new Date(Date.now() + years * days(365)))
  expect(await after(4.8)).toEqual([])
  expect(await after(4.9)).toHaveLength(3)
  expect((await after(4.9))[1]).toMatch(/the certificate of n2 ends on .+ GMT: "hq renew/)
  expect((await after(5.1))[0]).toMatch(/ended on/)
  expect((await after(20)).at(-1)).toMatch(/the authority .+ pair every site again/)
})

test('hq --help says it all', async () => {
  expect(await hq('--help')).toMatchObject({ code: 0, out: expect.stringContaining('add-site ID') })
})

test('without openssl it says how to go on', async () => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'empty'))
  const path = process.env['PATH']
  process.env['PATH'] = join(folder, 'empty')
  try {
    const said = await hq('init', '--servers', 'hq1.example', '--out', join(folder, 'setup'))
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('--certificates') })
  } finally {
    process.env['PATH'] = path
  }
})

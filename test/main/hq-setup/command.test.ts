import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { natsServer, natsVersion } from '../../support/nats/has-nats'
import { tempFolder } from '../../support/temp-folder'
import { describeWithOpenssl, hq, type LastingSetup, lastingSetup, setup } from './hq'

describeWithOpenssl('hq init', () => {
  let lasting: LastingSetup
  beforeAll(async () => {
    lasting = await lastingSetup()
  })
  afterAll(() => lasting?.remove())

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

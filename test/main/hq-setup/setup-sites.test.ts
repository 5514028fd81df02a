import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parsePairing } from '../../../src/shared/hq/pairing'
import { tempFolder } from '../../support/temp-folder'
import { describeWithOpenssl, hq, type LastingSetup, lastingSetup, setup } from './hq'

describeWithOpenssl('hq add-site and revoke', () => {
  let lasting: LastingSetup
  beforeAll(async () => {
    lasting = await lastingSetup()
  })
  afterAll(() => lasting?.remove())

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

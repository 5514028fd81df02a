import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tellExpiring } from '../../../src/main/hq-setup/expiry'
import { readRecord } from '../../../src/main/hq-setup/setup-record'
import { days } from '../../../src/shared/time/millis'
import { tempFolder } from '../../support/temp-folder'
import { describeWithOpenssl, hasOpenssl, hq, setup } from './hq'

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
  const { folder } = await setup()
  const record = await readRecord(folder)
  const after = (years: number) => tellExpiring(folder, record, new Date(Date.now() + years * days(365)))
  expect(await after(4.8)).toEqual([])
  expect(await after(4.9)).toHaveLength(3)
  expect((await after(4.9))[1]).toMatch(/the certificate of n2 ends on .+ GMT: "hq renew/)
  expect((await after(5.1))[0]).toMatch(/ended on/)
  expect((await after(20)).at(-1)).toMatch(/the authority .+ pair every site again/)
})

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { logTo, usualLogFile } from '../../../src/main/diagnostics/log-file'
import { redactText, redactValue } from '../../../src/main/diagnostics/redact'
import { createStationHost } from '../../../src/main/station-host'
import type { FileView } from '../../../src/shared/contract/diagnostics-calls'
import type { Outcome } from '../../../src/shared/outcome'
import { postReport, sampleReport } from '../../support/box'
import { tempFolder } from '../../support/temp-folder'

async function host() {
  const dataDir = await tempFolder()
  const log = logTo(usualLogFile(dataDir), () => undefined)
  const options = { host: '127.0.0.1', port: 0, dataDir, viewerHost: '127.0.0.1', viewerPort: 0 }
  const station = createStationHost(options, log)
  await station.start()
  onTestFinished(() => station.stop())
  const collect = async () => {
    const reply = (await station.call('collectDiagnostics', {})) as Outcome<FileView>
    if (!reply.ok) throw new Error(reply.problem.message)
    const files = unzipSync(Buffer.from(reply.value.base64, 'base64'))
    return {
      name: reply.value.fileName,
      texts: new Map(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()])),
    }
  }
  return { station, log, collect, dataDir }
}

test('what helps to see a fault is in one file, and nothing of what boxes sent or nobody may know', async () => {
  const { station, log, collect } = await host()
  const { port } = station.receiver()
  await postReport(port, { ...sampleReport('SN-1'), gateway_name: 'PAYLOAD-NAME' })
  await fetch(`http://127.0.0.1:${port}/x`, { method: 'POST', body: '{"PAYLOAD-BODY": 1' })
  await station.call('editGateway', { id: 'SN-1', alias: 'PAYLOAD-ALIAS', note: 'PAYLOAD-NOTE' })
  const webhook = {
    url: 'https://qyapi.example/cgi-bin/send?key=SECRET-KEY',
    format: 'dingtalk',
    secret: 'SECRET-SIGN',
  }
  expect(await station.call('changeSettings', { webhook })).toMatchObject({ ok: true })
  log('sending to https://qyapi.example/cgi-bin/send?key=SECRET-KEY failed')

  const { name, texts } = await collect()
  expect(name).toMatch(/^fogwatch-diagnostics-\d{4}-\d\d-\d\d-\d\d-\d\d\.zip$/)
  expect([...texts.keys()].sort()).toEqual([
    'README.txt',
    'about.json',
    'fleet.json',
    'logs/fogwatch.log',
    'rejections.json',
    'settings.json',
    'storage.json',
  ])
  expect(JSON.parse(texts.get('fleet.json') ?? '')).toMatchObject({
    receiver: { listening: true, port },
    gateways: [{ id: 'SN-1', presence: 'online', devices: { total: 5 } }],
  })
  expect(JSON.parse(texts.get('rejections.json') ?? '')).toMatchObject([{ code: 'wrong-path', count: 1 }])
  expect(JSON.parse(texts.get('settings.json') ?? '')).toMatchObject({
    webhook: { url: 'https://qyapi.example/…', format: 'dingtalk', secret: true },
  })
  expect(texts.get('logs/fogwatch.log')).toContain('sending to https://qyapi.example/… failed')
  for (const [file, text] of texts) expect([file, /PAYLOAD|SECRET/.exec(text)?.[0]]).toEqual([file, undefined])
})

test('a station that is not there is a finding, too', async () => {
  const { station, collect } = await host()
  await station.stop()
  const { texts } = await collect()
  expect(JSON.parse(texts.get('fleet.json') ?? '')).toMatchObject({ problem: { code: 'disconnected' } })
})

/** Wherever somebody could come upon it, under a name and in a form of its own. */
const SECRETS = {
  password: 'CANARY-password',
  'api-key': 'CANARY key with spaces',
  camera: 'rtsp://admin:CANARY@192.168.1.64:554/CANARY?auth=CANARY',
  page: 'http://CANARY:CANARY/with/slash@10.0.0.9/?token=CANARY',
  seed: 'SUACANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCA',
}

test('nothing that lets anybody in anywhere is in the file, wherever it was left', async () => {
  const { station, log, collect, dataDir } = await host()
  // What lies beside the log is nobody's business: passwords, links, keys of headquarters, certificates.
  for (const name of ['viewer-password.json', 'wall-links.json', 'headquarters.access', 'logs/key.pem'])
    await writeFile(join(dataDir, name), Object.values(SECRETS).join('\n')).catch(() => undefined)
  const { port } = station.receiver()
  const box = sampleReport('SN-1')
  const devices = (box as unknown as { sub_devices: object[] }).sub_devices.map((device) => ({
    ...device,
    ...SECRETS,
    ep_ip: SECRETS.camera,
    ep_url: SECRETS.page,
    ep_name: `camera of CANARY, password=${SECRETS.password}`,
    ep_ext_data: SECRETS,
  }))
  // Taken, with secrets in known fields and unknown ones; refused; and sent where nothing is.
  expect(await postReport(port, { ...box, ...SECRETS, gateway_ext_data: SECRETS, sub_devices: devices })).toBe(200)
  const headers = { authorization: 'Bearer CANARY', cookie: 'session=CANARY', 'user-agent': 'CANARY' }
  for (const body of [
    JSON.stringify({ ...SECRETS, gateway_sn: { CANARY: 1 } }),
    'password=CANARY',
    `{"CANARY": ${'['.repeat(40)}`,
  ]) {
    const answer = await fetch(`http://127.0.0.1:${port}/CANARY?token=CANARY`, { method: 'POST', headers, body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
  }
  for (const format of ['json', 'wecom', 'dingtalk', 'feishu'] as const) {
    const webhook = { url: 'https://CANARY:CANARY@hook.example/CANARY?key=CANARY', format, secret: 'CANARY' }
    await station.call('changeSettings', { webhook })
    await station.call('changeSettings', {
      webhook: { ...webhook, url: 'https://hook.example/robot/CANARY?key=CANARY' },
    })
  }
  // A call that fails is told to the log, with what it was asked.
  await station.call('editGateway', { id: 'SN-1', alias: 'CANARY', note: JSON.stringify(SECRETS), tags: ['CANARY'] })
  await station.call('restoreBackup', { name: '../CANARY' })
  const { authorization, cookie } = headers
  log(`request failed: ${JSON.stringify({ url: SECRETS.page, authorization, cookie, ...SECRETS })}`)
  log(`stack: ${SECRETS.camera} at file:///opt/fogwatch/out/main/index.js:1:2`)

  await writeFile(join(dataDir, 'logs/fogwatch.log.1'), `older: token=${SECRETS.password}\n`)
  const { texts } = await collect()
  expect([...texts.keys()].filter((name) => name.startsWith('logs/'))).toEqual([
    'logs/fogwatch.log',
    'logs/fogwatch.log.1',
  ])
  for (const [file, text] of texts) expect([file, /.{0,40}CANARY.{0,40}/.exec(text)?.[0]]).toEqual([file, undefined])
  expect(texts.get('logs/fogwatch.log')).toContain('file:///opt/fogwatch/out/main/index.js:1:2')
})

test('settings that are still to come hide what their names say, and tell whether there is any', () => {
  const told = redactValue({
    headquarters: {
      address: 'tls://user:CANARY@hq.example:4222/x',
      seed: SECRETS.seed,
      publicKey: 'CANARY',
      note: SECRETS.seed,
    },
    viewerPassword: { hash: 'CANARY', salt: 'CANARY', cost: 'N=16384' },
    accounts: [
      { name: 'ann', passwordHash: 'CANARY' },
      { name: 'bob', passwordHash: null },
    ],
    tls: { certificate: '-----BEGIN CERTIFICATE-----\nCANARY\n', keyFile: '/etc/fog.key' },
    token: '',
  })
  expect(JSON.stringify(told)).not.toContain('CANARY')
  expect(told).toMatchObject({
    headquarters: { address: 'tls://hq.example:4222/…', seed: true, note: '…' },
    viewerPassword: true,
    accounts: [
      { name: 'ann', passwordHash: true },
      { name: 'bob', passwordHash: false },
    ],
    tls: { certificate: true, keyFile: '/etc/fog.key' },
    token: false,
  })
})

test.each([
  ['to https://user:pw@host.example:8443/a/b?c=d#e now', 'to https://host.example:8443/… now'],
  ['http://192.168.1.5:9528/SophonFogStatus', 'http://192.168.1.5:9528/…'],
  ['"secret": "abc", token=xyz', '"secret": "…", token=…'],
  ["password: 'two words', next", "password: '…', next"],
  ['authorization: Bearer abc.def', 'authorization: …'],
  ['rtsp://admin:a@b@cam.example:554/1 is gone', 'rtsp://cam.example:554/… is gone'],
  ['at http://[::1]:9528/x', 'at http://[::1]:9528/…'],
  ['nkey SUAMLK2ZNL35WSMW37E7UD4VZ7ELPKW7DHC3BWBSD2GCZ7IUQQXZIORRBU', 'nkey …'],
  ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'jwt …'],
  ['signal: SIGTERM, exit code 3', 'signal: SIGTERM, exit code 3'],
  ['port 9528 is taken', 'port 9528 is taken'],
])('the log says of %s only %s', (line, told) => {
  expect(redactText(line)).toBe(told)
})

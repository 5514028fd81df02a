import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { logTo, usualLogFile } from '../../../src/main/diagnostics/log-file'
import { redactLog } from '../../../src/main/diagnostics/redact'
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
  return { station, log, collect }
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

test.each([
  ['to https://user:pw@host.example:8443/a/b?c=d#e now', 'to https://host.example:8443/… now'],
  ['http://192.168.1.5:9528/SophonFogStatus', 'http://192.168.1.5:9528/…'],
  ['"secret": "abc", token=xyz', '"secret": "…", token=…'],
  ['port 9528 is taken', 'port 9528 is taken'],
])('the log says of %s only %s', (line, told) => {
  expect(redactLog(line)).toBe(told)
})

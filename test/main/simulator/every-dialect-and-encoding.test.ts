import { gunzipSync, inflateSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readBody } from '../../../src/main/receiver/body/read-body'
import { DIALECT_IDS } from '../../../src/main/simulator/dialects/table'
import { ENCODING_NAMES } from '../../../src/main/simulator/encodings/table'
import { createSimulator } from '../../../src/main/simulator/simulator'
import { CALM } from '../../../src/main/simulator/world/rates'
import { decodeReport } from '../../../src/shared/decode/decode-report'
import { openReportSink, type Received } from './report-sink'
import { truthOf } from './truth'

describe.each(DIALECT_IDS)('%s', (dialect) => {
  test.each(ENCODING_NAMES)('in %s says what is true of the box', async (encoding) => {
    const sink = await openReportSink()
    const simulator = createSimulator({ url: sink.url, boxes: 2, rates: CALM, dialects: [dialect], encoding })
    onTestFinished(() => simulator.stop())
    const [healthy, faulty] = simulator.boxes.map((box) => box.serial)
    simulator.fault(faulty ?? '', '磁盘空间不足')
    simulator.deviceDown(faulty ?? '', 1)
    await simulator.reportNow(healthy ?? '')
    await simulator.reportNow(faulty ?? '')
    const understood = sink.received.map(understand)
    expect(understood).toEqual(simulator.boxes.map((box) => ({ ok: true, report: truthOf(box, dialect) })))
  })
})

test('a chunked body says no length', async () => {
  const sink = await openReportSink()
  const simulator = createSimulator({ url: sink.url, boxes: 1, encoding: 'json-chunked' })
  onTestFinished(() => simulator.stop())
  await simulator.reportNow(simulator.boxes[0]?.serial ?? '')
  expect(sink.received[0]?.headers).toMatchObject({ 'transfer-encoding': 'chunked' })
  expect(sink.received[0]?.headers).not.toHaveProperty('content-length')
})

/** What the station makes of a request. */
function understand({ headers, body }: Received) {
  const inflate =
    { gzip: gunzipSync, deflate: inflateSync }[headers['content-encoding'] ?? ''] ?? ((raw: Buffer) => raw)
  const read = readBody(inflate(body), headers['content-type'] ?? null)
  return read.ok ? decodeReport(read.value) : read
}

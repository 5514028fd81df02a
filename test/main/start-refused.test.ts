import { expect, onTestFinished, test } from 'vitest'
import { StorageFailure } from '../../src/main/failures'
import { RunningStation } from '../../src/main/running-station'
import { StationClock, THIS_MACHINE } from '../../src/main/station-clock'
import { Diary } from '../support/diary'
import { reportBytes } from '../support/fixtures'
import { MemoryStorage } from '../support/memory-storage'
import { postReport } from '../support/station'
import { tempFolder } from '../support/temp-folder'

test('a disk that refuses everything does not keep a station from starting; with room it goes on by itself', async () => {
  const storage = new MemoryStorage()
  const kept = storage.commit.bind(storage)
  let isFull = true
  storage.commit = (facts) =>
    isFull ? Promise.reject(new StorageFailure('the report could not be kept: ENOSPC', true)) : kept(facts)
  const stored = { ...(await storage.open()), gateways: [new Diary().hears(0).gateway()], lastCommitAt: 0 }
  const log: string[] = []
  const place = { dataDir: await tempFolder(), simulated: false }
  const station = new RunningStation(new StationClock(THIS_MACHINE), storage, stored, (line) => log.push(line), place)
  onTestFinished(() => station.stop())
  await station.listen('127.0.0.1', 0)
  expect(log.join()).toContain('ENOSPC')
  expect(await station.call('getFleet', {})).toMatchObject({
    ok: true,
    value: { gateways: [{ presence: 'unobserved' }] },
  })
  const url = `http://127.0.0.1:${station.receiver().port}`
  expect((await postReport(url, new Uint8Array(reportBytes('d1-fog-status.json')))).status).toBe(503)
  expect(station.receiver().problem).toMatchObject({ code: 'storage-full' })
  isFull = false
  expect((await postReport(url, new Uint8Array(reportBytes('d1-fog-status.json')))).status).toBe(200)
  expect(station.receiver().problem).toBeNull()
})

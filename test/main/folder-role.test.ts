import { expect, onTestFinished, test, vi } from 'vitest'
import { runExportCommand } from '../../src/main/export-command'
import { createHeadquarters } from '../../src/main/headquarters-role'
import { reportBytes } from '../support/fixtures'
import { postReport, startStation } from '../support/station'
import { tempFolder } from '../support/temp-folder'

const headquartersOn = (dataDir: string) =>
  createHeadquarters(
    { dataDir, configFile: '' },
    () => undefined,
    null,
    undefined,
    async () => {
      throw new Error('no server here')
    },
  )

test('headquarters leaves the folder of a station alone, and lets it go', async () => {
  const { station, dataDir, url } = await startStation()
  await postReport(url, reportBytes('d1-fog-status.json').toString())
  await station.stop()
  await expect(headquartersOn(dataDir).start()).rejects.toThrow(/is that of a station; choose another with --data/)
  const again = await startStation({ dataDir })
  expect((await again.call('getFleet', {})).gateways).toHaveLength(1)
})

test('a station, and who exports from one, leaves the folder of headquarters alone, and lets it go', async () => {
  const dataDir = await tempFolder()
  const first = headquartersOn(dataDir)
  await first.start()
  await first.stop()
  const err = vi.fn()
  const parts = { defaultFolder: dataDir, archiveWorker: null, stdout: process.stdout, out: vi.fn(), err }
  expect(await runExportCommand(['availability'], parts)).toBe(1)
  expect(err).toHaveBeenCalledWith(expect.stringContaining('is that of a headquarters'))
  expect(parts.out).not.toHaveBeenCalled()
  await expect(startStation({ dataDir })).rejects.toThrow(/is that of a headquarters; choose another with --data/)
  const again = headquartersOn(dataDir)
  await again.start()
  onTestFinished(() => again.stop())
})

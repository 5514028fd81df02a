import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { takeFolder } from '../../../src/main/storage/folder-lock'
import { tempFolder } from '../../support/temp-folder'

/** How long files take to go: what two processes do at the same time then happens in any order. Ms. */
const { slowly } = vi.hoisted(() => ({ slowly: { ms: 0 } }))
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>()
  const rm: typeof fs.rm = async (...asked) => {
    if (slowly.ms > 0) await new Promise((resolve) => setTimeout(resolve, slowly.ms))
    return fs.rm(...asked)
  }
  return { ...fs, rm }
})

/** The socket of a process that was killed: a name that nobody listens on. */
async function leaveSocket(path: string): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(path, resolve))
  await rename(path, `${path}.kept`)
  await new Promise((resolve) => server.close(resolve))
  await rename(`${path}.kept`, path)
}

test.skipIf(process.platform === 'win32')(
  'of many that start at once over what a killed station left, one has the folder',
  async () => {
    for (let round = 0; round < 20; round++) {
      const folder = await tempFolder()
      await leaveSocket(join(folder, '.lock'))
      const takers = Array.from({ length: 6 }, () => takeFolder(folder))
      const taken = (await Promise.allSettled(takers)).filter(({ status }) => status === 'fulfilled')
      expect(taken).toHaveLength(1)
      await expect(takeFolder(folder)).rejects.toThrow(`process ${process.pid} already uses the data folder`)
      for (const taker of taken) if (taker.status === 'fulfilled') await taker.value()
    }
  },
)

/** Takes a folder, and then never looks at who is at the door. */
const STOPPED = `
  require('node:net').createServer().listen({ path: process.argv[1], backlog: 1 }, () => {
    process.stdout.write('listening')
    setTimeout(() => { for (;;); }, 50)
  })`

test.skipIf(process.platform === 'win32')(
  'a door at which too many wait is not taken for that of an empty house',
  async () => {
    const folder = await tempFolder()
    const holder = spawn(process.execPath, ['-e', STOPPED, join(folder, '.lock')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void holder.kill('SIGKILL'))
    await once(holder.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 200))
    for (let n = 0; n < 4; n++)
      connect(join(folder, '.lock'))
        .on('error', () => undefined)
        .unref()
    await expect(takeFolder(folder)).rejects.toThrow('another process already uses the data folder')
  },
)

test('of many that start while a station stops, at most one has the folder', async () => {
  onTestFinished(() => {
    slowly.ms = 0
  })
  const folder = await tempFolder()
  slowly.ms = 5
  for (let round = 0; round < 15; round++) {
    const release = await takeFolder(folder)
    const takers = Promise.allSettled(
      Array.from({ length: 6 }, async (_, n) => {
        await new Promise((resolve) => setTimeout(resolve, n))
        return takeFolder(folder)
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, round % 5))
    await release()
    const taken = (await takers).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(taken.length).toBeLessThanOrEqual(1)
    const late = await takeFolder(folder).catch(() => null)
    expect(taken.length + (late === null ? 0 : 1)).toBe(1)
    for (const one of taken) await one()
    await late?.()
  }
})

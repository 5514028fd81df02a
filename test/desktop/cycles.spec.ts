import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { postReport, sampleReport } from '../support/box'
import { descendantsOf, type Handles, handlesOf, isAlive, tellsHandles } from '../support/processes'
import { type Desktop, expect, receiverPort, test } from './fixture'

/** `npm run soak:desktop` runs twenty. */
const CYCLES = Number(process.env['FOGWATCH_CYCLES'] ?? 2)

/** Boxes, and reports of each, while the app runs. */
const BOXES = 20
const ROUNDS = 5

test(`${CYCLES} cycles of start, load, sleep, crash and quit leave nothing behind`, async ({ start, dataDir }) => {
  test.skip(!tellsHandles, 'this system does not tell what a process has open')
  test.setTimeout(60_000 + CYCLES * 60_000)
  const atTheEnd: (Handles & { readonly processes: number })[] = []
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    const desktop = await start()
    const child = desktop.app.process()
    const main = child.pid ?? 0
    let isQuitting = false
    // Without it, all that is seen is that there is nothing to count any more.
    child.once('exit', (code, signal) => {
      if (!isQuitting)
        console.error(`cycle ${cycle}: the app ended by itself (${signal ?? code}):\n${desktop.output()}`)
    })
    const port = await receiverPort(desktop)
    await load(port)
    await sleepAndWake(desktop)
    const before = await atRest(main)

    await sleepAndWake(desktop)
    await crash(desktop)
    await hideAndShow(desktop)
    await load(port)
    // What a crash opens anew has closed what was before.
    await expect.poll(() => handlesOf(main).all, { timeout: 30_000 }).toBeLessThanOrEqual(before.all + 4)
    await expect.poll(() => handlesOf(main).sockets, { timeout: 30_000 }).toBeLessThanOrEqual(before.sockets + 2)
    const after = await atRest(main)
    const processes = [main, ...descendantsOf(main)]
    atTheEnd.push({ ...after, processes: processes.length })
    expect(processes.length).toBeGreaterThan(2)
    isQuitting = true
    expect(await desktop.quit()).toBe(0)
    await expect.poll(() => processes.filter(isAlive)).toEqual([])
    await expect(postReport(port, sampleReport('LATE'))).rejects.toThrow()
    expect(existsSync(join(dataDir, 'desktop/single-instance'))).toBe(false)
    expect(await readFile(join(dataDir, 'logs/fogwatch.log'), 'utf8')).not.toMatch(
      /uncaughtException|unhandledRejection/,
    )
  }
  // Nor does one run leave to the next.
  const [first, last] = [atTheEnd[0], atTheEnd.at(-1)]
  expect(last?.all).toBeLessThanOrEqual((first?.all ?? 0) + 2)
  const figures = atTheEnd.map(({ processes, all, sockets }) => `${processes}/${all}/${sockets}`)
  console.log(`processes/handles/sockets before each quit, and none after it: ${figures.join(', ')}`)
})

async function load(port: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const reports = Array.from({ length: BOXES }, (_, i) => reportOnce(port, `BOX-${i}`))
    expect(new Set(await Promise.all(reports))).toEqual(new Set([200]))
  }
}

/** Over a connection of its own, so that what the app has open is its own. */
function reportOnce(port: number, sn: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', connection: 'close' }
    const options = {
      port,
      host: '127.0.0.1',
      path: '/SophonFogStatus',
      method: 'POST',
      agent: false,
      headers,
    } as const
    const sent = request(options, (answer) => answer.resume().once('end', () => resolve(answer.statusCode)))
    sent.once('error', reject)
    sent.end(JSON.stringify(sampleReport(sn)))
  })
}

async function sleepAndWake({ app, output }: Desktop): Promise<void> {
  const woken = () => output().split('the machine woke up').length
  const before = woken()
  await app.evaluate(({ powerMonitor }) => {
    for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) powerMonitor.emit(event as never)
  })
  await expect.poll(woken).toBe(before + 1)
}

async function crash({ app, page }: Desktop): Promise<void> {
  const window = await app.browserWindow(page)
  const text = () =>
    window.evaluate((window) =>
      window.webContents.executeJavaScript('document.body?.innerText ?? ""').catch(() => ''),
    ) as Promise<string>
  await window.evaluate((window) => window.webContents.forcefullyCrashRenderer())
  await expect.poll(text).toContain('was loaded again')
}

async function hideAndShow({ app, page }: Desktop): Promise<void> {
  const window = await app.browserWindow(page)
  await window.evaluate((window) => window.close())
  await expect.poll(() => window.evaluate((window) => window.isVisible())).toBe(false)
  await app.evaluate(() => void probe.tray.icon?.emit('click'))
  await expect.poll(() => window.evaluate((window) => window.isVisible())).toBe(true)
}

/**
 * What a process has open at rest, the least of some seconds: connections end when both sides come to it, which on a
 * busy machine takes a while; what leaks never ends.
 */
async function atRest(pid: number): Promise<Handles> {
  let least = handlesOf(pid)
  for (let i = 0; i < 10; i++) {
    await pause(200)
    const now = handlesOf(pid)
    if (now.all < least.all) least = now
  }
  return least
}

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
  const atTheEnd: Handles[] = []
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    const desktop = await start()
    const main = desktop.app.process().pid ?? 0
    const port = await receiverPort(desktop)
    await load(port)
    await sleepAndWake(desktop)
    const before = await settled(main)

    await sleepAndWake(desktop)
    await crash(desktop)
    await hideAndShow(desktop)
    await load(port)
    const after = await settled(main)
    // What a crash opens anew has closed what was before.
    expect(after.all).toBeLessThanOrEqual(before.all + 4)
    expect(after.sockets).toBeLessThanOrEqual(before.sockets + 2)
    atTheEnd.push(after)

    const processes = [main, ...descendantsOf(main)]
    expect(processes.length).toBeGreaterThan(2)
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
  expect(last?.all).toBeLessThanOrEqual((first?.all ?? 0) + 6)
  console.log(
    `handles at the end of each cycle: ${atTheEnd.map(({ all, sockets }) => `${all} (${sockets} sockets)`).join(', ')}`,
  )
})

async function load(port: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const reports = Array.from({ length: BOXES }, (_, i) => postReport(port, sampleReport(`BOX-${i}`)))
    expect(new Set(await Promise.all(reports))).toEqual(new Set([200]))
  }
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

/** What a process has open once connections that are kept alive for a while are closed. */
async function settled(pid: number): Promise<Handles> {
  let last = handlesOf(pid)
  await expect
    .poll(
      () => {
        const now = handlesOf(pid)
        const isQuiet = now.all === last.all
        last = now
        return isQuiet
      },
      { intervals: [1500], timeout: 20_000 },
    )
    .toBe(true)
  return last
}

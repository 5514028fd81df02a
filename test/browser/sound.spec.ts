import { postReport, sampleReport } from '../support/box'
import { expect, test } from './fast-twin'

test('the sound is heard for what is meant to be heard, as loud as chosen, again and again until somebody takes note', async ({
  fast,
  page,
}) => {
  test.setTimeout(60_000)
  await page.addInitScript(listenToSounds)
  await fast.call('changeSettings', { alertSound: true, alertVolume: 50 })
  fast.play('SN-1')
  const silence = fast.play('SN-2')
  await page.goto(fast.viewer)
  await expect(page.getByRole('gridcell')).toHaveCount(2)
  await fast.passGrace()
  const tones = () => page.evaluate(() => window.tones ?? [])

  // A fault is no whole box that is gone: it makes no sound.
  const ill = { ...sampleReport('SN-3'), gateway_status: '故障' }
  expect(await postReport(Number(new URL(fast.url).port), ill)).toBe(200)
  await fast.call('editGateway', { id: 'SN-3', periodSeconds: 3600 })
  const toasts = page.locator('.toast')
  await expect(toasts).toHaveCount(1, { timeout: 15_000 })
  const bell = page.getByRole('button', { name: 'Notifications' })
  await expect(bell).toHaveAttribute('data-sounding', 'false')

  // Nobody has used the page yet: the browser refuses, and the page says so.
  await silence()
  await expect(bell).toHaveAttribute('data-sounding', 'true', { timeout: 15_000 })
  await expect(page.getByText('the browser keeps this page silent until you click in it')).toBeVisible()
  expect(await tones()).toEqual([])

  await page.getByRole('main').click({ position: { x: 2, y: 2 } })
  await expect.poll(async () => (await tones()).length, { timeout: 15_000 }).toBe(4)
  await expect(page.getByText('the browser keeps this page silent')).toHaveCount(0)
  const [first, second, third, fourth] = await tones()
  expect([first, second, third, fourth].map((tone) => tone?.hertz)).toEqual([660, 880, 660, 880])
  expect([first, third].map((tone) => tone?.loudness)).toEqual([0.2, 0.2])
  expect(fourth?.at).toBeGreaterThan((second?.at ?? 0) + 3)

  await fast.call('changeSettings', { alertVolume: 100 })
  await expect.poll(async () => (await tones()).at(-1)?.loudness).toBe(0.4)
  await fast.call('acknowledge', {})
  await expect(bell).toHaveAttribute('data-sounding', 'false')
  const { length } = await tones()
  // Longer than from one sound to the next.
  await page.waitForTimeout(4500)
  expect(await tones()).toHaveLength(length)
})

declare global {
  interface Window {
    /** What was given to the loudspeaker, and when in its own seconds. */
    tones?: { readonly hertz: number; readonly at: number; readonly loudness: number }[]
  }
}

/** In the page: what is played on it, by a browser that plays nothing before somebody has used the page. */
function listenToSounds(): void {
  // Not `navigator.userActivation`: to the browser, whatever a test asks of the page is a use of it.
  let isUsed = false
  addEventListener('pointerdown', () => (isUsed = true), { capture: true, once: true })
  const { resume } = AudioContext.prototype
  const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state')
  Object.defineProperty(BaseAudioContext.prototype, 'state', {
    get() {
      return isUsed ? state?.get?.call(this) : 'suspended'
    },
  })
  AudioContext.prototype.resume = function () {
    return isUsed ? resume.call(this) : new Promise(() => undefined)
  }
  const tones: { hertz: number; at: number; loudness: number }[] = []
  const { start } = OscillatorNode.prototype
  const { setTargetAtTime } = AudioParam.prototype
  let loudness = 0
  AudioParam.prototype.setTargetAtTime = function (target, ...rest) {
    loudness = Math.max(loudness, target)
    return setTargetAtTime.call(this, target, ...rest)
  }
  OscillatorNode.prototype.start = function (at = 0) {
    tones.push({ hertz: this.frequency.value, at, loudness })
    loudness = 0
    start.call(this, at)
  }
  Object.assign(window, { tones })
}

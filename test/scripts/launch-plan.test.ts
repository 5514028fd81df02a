import { describe, expect, it } from 'vitest'
import { isWorthFetching, planLaunch } from '../../scripts/launch-plan.mjs'

const here = {
  node: '24.2.0',
  platform: 'linux',
  args: ['--port', '9600'],
  env: { DISPLAY: ':0' },
  isRoot: false,
  electron: '/electron',
  isSandboxDenied: false,
} as const
const without = { ...here, electron: undefined }

describe('the plan of a start', () => {
  it('is a window where everything is there', () => {
    expect(planLaunch(here)).toEqual({
      kind: 'desktop',
      executable: '/electron',
      switches: [],
      args: ['--port', '9600'],
    })
  })

  it.each(['win32', 'darwin'] as const)('needs no display to be named on %s', (platform) => {
    expect(planLaunch({ ...here, platform, env: {} })).toMatchObject({ kind: 'desktop' })
  })

  it('takes Wayland for a display', () => {
    expect(planLaunch({ ...here, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toMatchObject({ kind: 'desktop' })
  })

  it('leaves the sandbox out for root on Linux alone', () => {
    expect(planLaunch({ ...here, isRoot: true })).toMatchObject({ switches: ['--no-sandbox'] })
    expect(planLaunch({ ...here, isRoot: true, platform: 'darwin' })).toMatchObject({ switches: [] })
  })

  it('says that the system denies Electron its sandbox, which root does without', () => {
    const denied = { ...here, isSandboxDenied: true }
    expect(planLaunch(denied)).toMatchObject({ kind: 'headless', reason: expect.stringContaining('sandbox') })
    expect(planLaunch({ ...denied, isRoot: true })).toMatchObject({ kind: 'desktop' })
  })

  it('is without a window, and without a reason, where that is asked for', () => {
    const headless = { kind: 'headless', reason: undefined, args: ['--port', '9600'] }
    expect(planLaunch({ ...here, args: ['--headless', '--port', '9600'] })).toEqual(headless)
    expect(planLaunch({ ...here, env: { DISPLAY: ':0', FOGWATCH_HEADLESS: '1' } })).toEqual(headless)
    expect(planLaunch({ ...here, env: { DISPLAY: ':0', FOGWATCH_HEADLESS: '0' } })).toMatchObject({ kind: 'desktop' })
  })

  it.each(['--help', '--version'])('prints %s without a window', (arg) => {
    expect(planLaunch({ ...here, args: [arg] })).toEqual({ kind: 'headless', reason: undefined, args: [arg] })
  })

  it('says that there is no display', () => {
    expect(planLaunch({ ...here, env: {} })).toMatchObject({ kind: 'headless', reason: 'there is no display here' })
  })

  it('says why Electron could not be fetched', () => {
    expect(planLaunch(without, 'TypeError: fetch failed')).toMatchObject({
      kind: 'headless',
      reason: 'Electron could not be fetched (TypeError: fetch failed)',
    })
  })

  it('says that the installer of Electron needs a newer Node', () => {
    expect(planLaunch({ ...without, node: '20.20.2' })).toMatchObject({
      kind: 'headless',
      reason: expect.stringContaining('needs Node 22.12 or newer (this is 20.20.2)'),
    })
  })
})

describe('fetching Electron', () => {
  it('is worth it where only Electron is missing', () => {
    expect(isWorthFetching(without)).toBe(true)
  })

  it.each([
    ['it is there', here],
    ['nobody wants a window', { ...without, args: ['--headless'] }],
    ['there is no display', { ...without, env: {} }],
    ['Node is too old for the installer', { ...without, node: '22.11.0' }],
  ])('is not where %s', (_why, surroundings) => {
    expect(isWorthFetching(surroundings)).toBe(false)
  })
})

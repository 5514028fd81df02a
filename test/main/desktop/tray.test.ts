import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { trayMenu } from '../../../src/main/desktop/tray-menu'
import { TRAY_SIZES, type TrayGround, type TrayLook, trayPicture } from '../../../src/main/desktop/tray-picture'
import { type TrayState, trayLook, trayTooltip } from '../../../src/main/desktop/tray-state'
import { textIn } from '../../../src/shared/text/text'

const well: TrayState = {
  counts: { offline: 0, abnormal: 0, late: 0, online: 60, muted: 0, unobserved: 0, expected: 0 },
  total: 60,
  receiver: 'listening',
  url: 'http://192.168.1.5:9528/SophonFogStatus',
  allMuted: false,
}
const withBad = (bad: Partial<TrayState['counts']>, more: Partial<TrayState> = {}): TrayState => ({
  ...well,
  ...more,
  counts: { ...well.counts, ...bad },
})

describe('what the tray says', () => {
  it.each([
    [well, 'nothing', false],
    [withBad({ late: 1 }), 'late', false],
    [withBad({ late: 4, abnormal: 1 }), 'abnormal', false],
    [withBad({ late: 4, abnormal: 9, offline: 1 }), 'offline', false],
    [withBad({ unobserved: 60 }, { receiver: 'stopped' }), 'nothing', true],
    [withBad({ offline: 1 }, { receiver: 'paused' }), 'offline', true],
    [withBad({ muted: 60 }, { allMuted: true }), 'muted', false],
    [withBad({ offline: 1 }, { allMuted: true }), 'offline', false],
  ] as const)('is the worst that is (%#)', (state, worst, stopped) => {
    expect(trayLook(state)).toEqual({ worst, stopped })
  })

  it('is one line in both languages', () => {
    const state = withBad({ offline: 3, abnormal: 2 })
    expect(trayTooltip(state, 'en')).toBe('Fogwatch: 3 offline, 2 abnormal of 60')
    expect(trayTooltip(state, 'zh')).toBe('雾哨：共 60 台，离线 3，异常 2')
  })

  it.each(['paused', 'stopped'] as const)('is not a count of the past while the receiver is %s', (receiver) => {
    for (const language of ['en', 'zh'] as const) {
      expect(trayTooltip({ ...well, receiver }, language)).toBe(textIn(language).desktop.tray[receiver])
    }
  })
})

describe('the picture in the tray', () => {
  const looks = (['nothing', 'late', 'offline', 'abnormal', 'muted'] as const).flatMap((worst) =>
    [false, true].map((stopped): TrayLook => ({ worst, stopped })),
  )
  const grounds: readonly TrayGround[] = ['light', 'dark', 'template']

  it.each(TRAY_SIZES)('is another for each state at %i px, on every ground', (size) => {
    for (const ground of grounds) {
      const pictures = looks.map((look) => trayPicture(look, ground, size).toString('base64'))
      expect(new Set(pictures).size).toBe(looks.length)
    }
  })

  it.each(TRAY_SIZES)('can be told apart by its silhouette alone at %i px', (size) => {
    const alike = looks.filter(({ worst, stopped }) => !stopped || worst === 'nothing')
    const alphas = alike.map((look) => alphaOf(trayPicture(look, 'light', size)))
    for (const [i, one] of alphas.entries()) {
      for (const other of alphas.slice(i + 1)) {
        const differing = one.filter((alpha, at) => Math.abs(alpha - (other[at] ?? 0)) > 96).length
        // At least as much as two pixels by two of the smallest.
        expect(differing / one.length).toBeGreaterThan(4 / 256)
      }
    }
  })

  it('has no colour brighter than it is opaque, and reaches into every quarter', () => {
    const look = fc.constantFrom(...looks)
    fc.assert(
      fc.property(look, fc.constantFrom(...grounds), fc.constantFrom(...TRAY_SIZES), (look, ground, size) => {
        const bitmap = trayPicture(look, ground, size)
        expect(bitmap).toHaveLength(size * size * 4)
        for (let at = 0; at < bitmap.length; at += 4)
          expect(Math.max(...bitmap.subarray(at, at + 3))).toBeLessThanOrEqual(bitmap[at + 3] ?? 0)
        const alphas = alphaOf(bitmap)
        const half = size / 2
        for (const quarter of [0, 1, 2, 3]) {
          const here = alphas.filter(
            (_, at) => Math.floor((at % size) / half) + 2 * Math.floor(at / size / half) === quarter,
          )
          expect(Math.max(...here)).toBeGreaterThan(96)
        }
      }),
    )
  })

  it('is black where the system colours it itself', () => {
    const bitmap = trayPicture({ worst: 'offline', stopped: false }, 'template', 16)
    for (let at = 0; at < bitmap.length; at += 4) expect([...bitmap.subarray(at, at + 3)]).toEqual([0, 0, 0])
  })
})

describe('the menu of the tray', () => {
  const deeds = {
    open: vi.fn(),
    muteAll: vi.fn(),
    unmuteAll: vi.fn(),
    copyUrl: vi.fn(),
    pause: vi.fn(),
    resume: vi.fn(),
    quit: vi.fn(),
  }
  const labels = (state: TrayState, language: 'en' | 'zh') =>
    trayMenu(state, textIn(language).desktop.tray, deeds).flatMap(({ label }) => label ?? [])

  it('offers what can be done now', () => {
    expect(labels(well, 'en')).toEqual(['Open Fogwatch', 'Mute all', 'Copy report URL', 'Pause receiver', 'Quit'])
    expect(labels({ ...well, allMuted: true, receiver: 'paused' }, 'zh')).toEqual([
      '打开雾哨',
      '结束全部静默',
      '复制上报地址',
      '恢复接收',
      '退出',
    ])
  })

  it('mutes for an hour, for eight, or until somebody ends it', () => {
    const mute = trayMenu(well, textIn('en').desktop.tray, deeds).find(({ label }) => label === 'Mute all')
    const lengths = (mute?.submenu ?? []) as Electron.MenuItemConstructorOptions[]
    for (const item of lengths) item.click?.({} as never, undefined, {})
    expect(deeds.muteAll.mock.calls).toEqual([[1], [8], [null]])
  })
})

const alphaOf = (bitmap: Buffer): number[] => [...bitmap].filter((_, i) => i % 4 === 3)

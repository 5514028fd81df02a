import { dialog } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { showExportProgress } from '../../../src/main/desktop/export-progress'
import { mayQuit } from '../../../src/main/desktop/quit-question'
import type { StationPort } from '../../../src/main/ports'
import type { ExportView } from '../../../src/shared/contract/export-views'
import type { PushEvent } from '../../../src/shared/contract/push'
import { ok, problem } from '../../../src/shared/outcome'

vi.mock('electron', () => ({
  app: { getPreferredSystemLanguages: () => ['en-GB'] },
  dialog: { showMessageBox: vi.fn() },
}))
beforeEach(() => void vi.clearAllMocks())

const exported = (id: string, state: ExportView['state'], share: number) => ({ id, state, share }) as ExportView

describe('while exports are written', () => {
  it('the button of the task bar shows how far they are together, also on a window that is opened meanwhile', () => {
    const first = { setProgressBar: vi.fn() }
    const opened = { setProgressBar: vi.fn() }
    let push: (event: PushEvent) => void = () => {}
    let open: (frame: never) => void = () => {}
    showExportProgress(
      { subscribe: (listener: typeof push) => (push = listener) } as unknown as StationPort,
      { frame: () => first, onOpen: (dress: typeof open) => (open = dress) } as never,
    )
    const tell = (view: ExportView) => push({ type: 'export', export: view })
    tell(exported('a', 'running', 0))
    tell(exported('a', 'running', 0.5))
    tell(exported('b', 'running', 0))
    open(opened as never)
    tell(exported('a', 'done', 1))
    tell(exported('b', 'failed', 0.3))
    // A download is shown by the browser that takes it.
    tell(exported('c', 'waiting', 0))
    // Nothing more is told of those of a station that is shown no longer.
    tell(exported('d', 'running', 0.7))
    push({ type: 'snapshot', fleet: {} as never })
    push({ type: 'snapshot', fleet: {} as never })
    expect(first.setProgressBar.mock.calls.flat()).toEqual([0, 0.5, 0.25, 0, -1, -1, 0.7, -1])
    expect(opened.setProgressBar.mock.calls.flat()).toEqual([0.25])
  })
})

describe('quitting', () => {
  const station = (state: ExportView['state'] | null) => {
    const exports = state === null ? [] : [exported('a', 'done', 1), exported('b', state, 0.5)]
    return { call: async (name: string) => ok(name === 'getExports' ? { exports } : { language: 'zh' }) } as never
  }

  it.each(['done', 'failed', 'cancelled', 'waiting', null] as const)(
    'asks nothing where an export is %s',
    async (state) => {
      expect(await mayQuit(station(state))).toBe(true)
      expect(dialog.showMessageBox).not.toHaveBeenCalled()
    },
  )

  it.each([
    [0, false],
    [1, true],
  ])('asks while one is written, in the language of the interface (%i)', async (response, may) => {
    vi.mocked(dialog.showMessageBox).mockResolvedValue({ response, checkboxChecked: false })
    expect(await mayQuit(station('running'))).toBe(may)
    expect(dialog.showMessageBox).toHaveBeenCalledWith(
      expect.objectContaining({ message: '正在导出', buttons: ['继续导出', '仍然退出'], cancelId: 0 }),
    )
  })

  it('is not kept up by a station that is not there', async () => {
    const gone = { call: async () => problem('disconnected', 'gone') } as never
    expect(await mayQuit(gone)).toBe(true)
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { CallName, Input, Reply } from '../../src/shared/contract/calls'
import type { StationClient } from '../../src/shared/contract/client'
import type { Outcome } from '../../src/shared/outcome'
import { makeFolder, removeFolder } from '../support/folder'
import { appFolder, faster, host } from './host'

declare global {
  /** In the main process: what test/electron-host/probe.cjs has seen. */
  var probe: {
    readonly opened: readonly string[]
    readonly notifications: readonly Electron.Notification[]
    /** Each count that the app's icon was given. */
    readonly badges: readonly number[]
    /** Each call of `flashFrame`. */
    readonly flashes: readonly boolean[]
    /** Each progress that the window's button was given. */
    readonly progress: readonly number[]
    /** Each question that a dialog put, and the button it is answered with. */
    readonly questions: readonly string[]
    answer: number
    readonly tray: {
      readonly icon: Electron.Tray | null
      /** How many it was given after the first. */
      readonly pictures: number
      readonly tooltip: string
      readonly items: readonly Electron.MenuItemConstructorOptions[]
    }
  }

  interface Window {
    readonly fogwatch?: StationClient
  }
}

/** The desktop app while it runs. */
export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  /** Everything it has written so far. */
  output(): string
  /** A call through the bridge in the page. */
  invoke<N extends CallName>(name: N, input: Input<N>): Promise<Outcome<Reply<N>>>
  /** Quits as the menu would. Returns the exit code. */
  quit(): Promise<number | null>
}

interface Fixtures {
  /** Whether the app lives ten times faster: `test.use({ lives: 'faster' })`. */
  readonly lives: 'as people do' | 'faster'
  /** A folder for the station, gone after the test. */
  readonly dataDir: string
  /** Starts the app; by default on any free port. */
  readonly start: (...args: string[]) => Promise<Desktop>
  readonly desktop: Desktop
  /** Starts the app where it is not expected to open a window. */
  readonly run: (...args: string[]) => Promise<{ exitCode: number; output: string }>
}

export { expect } from '@playwright/test'

/** The built app in its host, with folders of its own. */
export const test = base.extend<Fixtures>({
  lives: ['as people do', { option: true }],
  dataDir: async ({ browserName: _ }, use) => {
    const folder = await makeFolder()
    await use(folder)
    await removeFolder(folder)
  },
  start: async ({ dataDir, lives }, use) => {
    const started: Desktop[] = []
    await use(async (...args) => {
      const desktop = await startDesktop(lives === 'faster' ? faster : [], [
        ...(args.includes('--port') ? [] : ['--port', '0']),
        '--data',
        dataDir,
        ...args,
      ])
      started.push(desktop)
      return desktop
    })
    for (const desktop of started) await desktop.app.close()
  },
  desktop: async ({ start }, use) => use(await start()),
  run: async ({ dataDir }, use) => {
    await use((...args) => runDesktop(['--data', dataDir, ...args]))
  },
})

/** The port that boxes report to. */
export async function receiverPort({ invoke }: Desktop): Promise<number> {
  const fleet = await invoke('getFleet', {})
  if (!fleet.ok) throw new Error(fleet.problem.message)
  return fleet.value.receiver.port
}

/** The app without waiting for its window. */
export const launch = (machine: readonly string[], args: readonly string[]): Promise<ElectronApplication> =>
  _electron.launch({ ...host.launch, args: [...machine, ...host.launch.args, ...args], cwd: appFolder })

/** A page of the app as soon as it is its own. A window begins empty; its first own document has the bridge. */
export async function ownPage(opened: Promise<Page>): Promise<Page> {
  const page = await opened
  await page.waitForURL((url) => url.protocol !== 'about:')
  return page
}

async function startDesktop(machine: readonly string[], args: readonly string[]): Promise<Desktop> {
  const app = await launch(machine, args)
  const child = app.process()
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data))
  const exit = once(child, 'exit')
  const page = await ownPage(app.firstWindow())
  return {
    app,
    page,
    output: () => output,
    invoke: (name, input) =>
      page.evaluate(([name, input]) => window.fogwatch?.invoke(name as never, input as never), [name, input]) as never,
    async quit() {
      await app.evaluate(({ app }) => {
        // After this answer has been given.
        setTimeout(() => app.quit(), 100)
      })
      const [exitCode] = await exit
      return exitCode
    },
  }
}

async function runDesktop(args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  const child = spawn(host.executable, [...host.plain, ...args], { cwd: appFolder })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const [exitCode] = await once(child, 'close')
  return { exitCode, output }
}

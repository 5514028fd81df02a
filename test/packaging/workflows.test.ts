import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { configFor } from '../../packaging/electron-builder.config.mjs'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.github/workflows')

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly if?: string
  readonly shell?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly 'runs-on'?: string
  readonly 'timeout-minutes'?: number
  readonly needs?: string | readonly string[]
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> }
}

interface Workflow {
  readonly name: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const workflows = readdirSync(FOLDER).map(
  (file) => [file, load(readFileSync(join(FOLDER, file), 'utf8')) as Workflow] as const,
)
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** All that a workflow may hold, by GitHub's own reference; what is misspelt is otherwise told only where it is run. */
const KEYS = {
  workflow: ['name', 'run-name', 'on', 'permissions', 'env', 'defaults', 'concurrency', 'jobs'],
  on: ['push', 'pull_request', 'workflow_dispatch', 'schedule'],
  job: 'name permissions needs if runs-on environment concurrency outputs env defaults steps timeout-minutes strategy continue-on-error container services'.split(
    ' ',
  ),
  strategy: ['matrix', 'fail-fast', 'max-parallel'],
  step: [
    'id',
    'if',
    'name',
    'uses',
    'run',
    'working-directory',
    'shell',
    'with',
    'env',
    'continue-on-error',
    'timeout-minutes',
  ],
}

/** What each action that is used takes. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': ['fetch-depth', 'persist-credentials', 'ref'],
  'actions/setup-node': ['node-version', 'cache', 'cache-dependency-path'],
  'actions/upload-artifact': ['name', 'path', 'if-no-files-found', 'retention-days'],
  'actions/download-artifact': ['name', 'path', 'pattern', 'merge-multiple'],
}

const CONTEXTS = /^(github|secrets|env|vars|matrix|runner|needs)\.[\w.-]+$/
const unknownIn = (value: object, known: readonly string[]) => Object.keys(value).filter((key) => !known.includes(key))

/** What is computed by the workflow's own language: in `${{ }}`, and as a condition. */
const expressionsIn = (job: Job): readonly string[] => [
  ...[...JSON.stringify(job).matchAll(/\$\{\{\s*(.+?)\s*\}\}/g)].map(([, inner = '']) => inner),
  ...[job as { if?: string }, ...job.steps].flatMap((one) => one.if ?? []),
]

const workflow = (file: string) => workflows.find(([name]) => name === file)?.[1] as Workflow

describe.each(workflows)('%s', (_file, { name, on, permissions, jobs }) => {
  test('has what a workflow needs, and may only read', () => {
    expect(name).toBeTruthy()
    expect(Object.keys(on).length).toBeGreaterThan(0)
    expect(permissions).toEqual({ contents: 'read' })
    for (const job of Object.values(jobs)) {
      expect(job['runs-on']).toBeTruthy()
      expect(job['timeout-minutes']).toBeGreaterThan(0)
    }
  })

  test('every step does one thing, by an action in a version or by a script that exists', () => {
    for (const step of Object.values(jobs).flatMap((job) => job.steps)) {
      expect(Number(step.uses !== undefined) + Number(step.run !== undefined), JSON.stringify(step)).toBe(1)
      if (step.uses !== undefined) expect(step.uses).toMatch(/^actions\/[\w-]+@v\d+$/)
      for (const [, script = ''] of (step.run ?? '').matchAll(/npm run ([\w:-]+)/g))
        expect(Object.keys(scripts)).toContain(script)
    }
  })

  test('is spelt as GitHub spells it', () => {
    expect(unknownIn({ name, on, permissions, jobs }, KEYS.workflow)).toEqual([])
    expect(unknownIn(on, KEYS.on)).toEqual([])
    for (const job of Object.values(jobs)) {
      expect(unknownIn(job, KEYS.job)).toEqual([])
      expect(unknownIn(job.strategy ?? {}, KEYS.strategy)).toEqual([])
      for (const step of job.steps) {
        expect(unknownIn(step, KEYS.step), JSON.stringify(step)).toEqual([])
        const action = step.uses?.split('@')[0] ?? ''
        if (step.uses !== undefined) expect(unknownIn(step.with ?? {}, INPUTS[action] ?? [])).toEqual([])
      }
    }
  })

  test('computes with what there is', () => {
    for (const expression of Object.values(jobs).flatMap(expressionsIn)) {
      // Without what stands in quotes, and the functions that are known.
      const names = expression.replace(/'[^']*'/g, '').match(/[A-Za-z_][\w.-]*/g) ?? []
      const unknown = names.filter(
        (one) => !CONTEXTS.test(one) && !/^(startsWith|failure|always|success|true|false)$/.test(one),
      )
      expect({ expression, unknown }).toEqual({ expression, unknown: [] })
    }
  })

  test('runs what a shell can read, and on Windows nothing that only bash can', () => {
    for (const [id, job] of Object.entries(jobs)) {
      const onWindows = JSON.stringify([job['runs-on'], job.strategy]).includes('windows')
      for (const { run, shell, if: when } of job.steps) {
        if (run === undefined) continue
        const script = run.replace(/\$\{\{.+?\}\}/g, 'value')
        const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })
        expect({ id, run, status, stderr }).toEqual({ id, run, status: 0, stderr: '' })
        const isPlain = /^(npm|node) [\w:./= -]+$/.test(run.trim())
        if (onWindows && when !== "runner.os == 'Linux'") expect(isPlain || shell === 'bash', run).toBe(true)
      }
    }
  })

  test('waits only for jobs that there are, and names only what its matrix has', () => {
    for (const job of Object.values(jobs)) {
      for (const needed of [job.needs ?? []].flat()) expect(Object.keys(jobs)).toContain(needed)
      const matrix = job.strategy?.matrix ?? {}
      const given = new Set([
        ...Object.keys(matrix),
        ...(matrix['include'] ?? []).flatMap((one) => Object.keys(one as object)),
      ])
      for (const [, key = ''] of JSON.stringify(job).matchAll(/matrix\.(\w+)/g)) expect(given).toContain(key)
    }
  })
})

test('a release is packed on all three systems, with what the updater reads', () => {
  const { package: pack, draft } = workflow('release.yml').jobs as { package: Job; draft: Job }
  const include = pack.strategy?.matrix['include'] as readonly { os: string; files: string; updates: string }[]
  expect(include.map(({ os }) => os.replace('-latest', ''))).toEqual(['ubuntu', 'windows', 'macos'])
  const { linux, mac } = configFor({})
  expect(include[0]?.files.split(' ')).toEqual(linux.target.map(({ target }) => target))
  expect(include[2]?.files.split(' ')).toEqual(mac.target.map(({ target }) => target))
  const uploaded = String(pack.steps.find((step) => step.uses?.startsWith('actions/upload-artifact'))?.with?.['path'])
  for (const kind of include.flatMap(({ files }) => files.split(' '))) expect(uploaded).toContain(`dist/*.${kind}\n`)
  expect(uploaded).toContain('dist/latest*.yml')
  expect(pack.steps.some((step) => step.run === 'npm run package')).toBe(true)
  expect(pack.permissions).toBeUndefined()
  expect(draft.permissions).toEqual({ contents: 'write' })
})

test('no secret is written into a script', () => {
  for (const step of workflows.flatMap(([, { jobs }]) => Object.values(jobs).flatMap((job) => job.steps))) {
    expect(step.run ?? '').not.toMatch(/\$\{\{\s*secrets\./)
  }
})

test('every secret and variable it reads stands in docs/packaging.md', () => {
  const docs = readFileSync(join(ROOT, 'docs/packaging.md'), 'utf8')
  const read = [...JSON.stringify(workflows).matchAll(/\b(?:secrets|vars)\.(\w+)/g)].map(([, name = '']) => name)
  expect(read.length).toBeGreaterThan(5)
  expect(read.filter((name) => !docs.includes(name))).toEqual([])
})

test('a release is stopped by what is known to be unsafe, before anything is packed', () => {
  const steps = (workflow('release.yml').jobs['package'] as Job).steps.map(({ run }) => run?.trim())
  const [audit, pack] = [steps.indexOf('npm audit --omit=dev'), steps.indexOf('npm run package')]
  expect(audit).toBeGreaterThan(-1)
  expect(audit).toBeLessThan(pack)
})

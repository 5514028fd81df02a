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

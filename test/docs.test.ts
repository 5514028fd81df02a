import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calls } from '../src/shared/contract/calls'
import { isForWall } from '../src/shared/contract/wall-access'

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true }).map((name) => join('docs', String(name))),
  'test/electron-host/README.md',
].filter((name) => name.endsWith('.md'))

const scripts = new Set(Object.keys(JSON.parse(read('package.json')).scripts))
/** Files of the sources and tests, as `/src/main/…`, and what their folders are called; media types begin as one of them does. */
const sources = ['src', 'test'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true }).map((name) => `/${top}/${String(name).replaceAll('\\', '/')}`),
)
const folders = new Set(sources.flatMap((file) => file.split('/').slice(2, -1)).filter((name) => name !== 'text'))
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('names only files that there are', () => {
    const named = matches(text, /(?:^|[\s`(@])((?:test|src|bench|scripts|packaging)\/[\w./-]+[\w/])/gm)
    expect(named.filter((file) => !isThere(file) && !isThere(join(dirname(page), file)))).toEqual([])
  })

  it('names only parts of the sources that there are', () => {
    const named = matches(text, /`((?:[\w-]+\/)+[\w-]+(?:\.tsx?)?)`/g)
    expect(named.filter((part) => folders.has(part.split('/')[0] ?? '') && !isInSources(part))).toEqual([])
  })

  it('leads only to pages, pictures and headings that there are', () => {
    const links = matches(text, /\]\((?!https?:)([^)\s]+)\)/g)
    expect(links.filter((link) => !leadsSomewhere(page, link))).toEqual([])
  })

  it('names only commands that there are', () => {
    const named = matches(text, /npm run ([\w:-]+)/g)
    expect(named.filter((name) => !scripts.has(name))).toEqual([])
  })
})

/** A test may be named without the end of its name, a folder and its files by what they have in common. */
function isThere(file: string): boolean {
  if (existsSync(join(root, file))) return true
  const folder = join(root, dirname(file))
  const name = file.slice(file.lastIndexOf('/') + 1)
  return existsSync(folder) && readdirSync(folder).some((one) => one.startsWith(`${name}.`))
}

/** `store/undo`, `store/undo.ts`, or a folder, wherever in the sources it lies. */
const isInSources = (part: string): boolean =>
  sources.some((file) => ['.', '/'].some((after) => `${file}/`.includes(`/${part}${after}`)))

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#')
  const file = path === '' ? page : join(dirname(page), path)
  if (!existsSync(join(root, file))) return false
  if (heading === undefined) return true
  const headings = matches(read(file), /^#+ (.+)$/gm).map((line) =>
    line.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, ''),
  )
  return headings.some((line) => line.replaceAll(' ', '-') === decodeURIComponent(heading))
}

it('every call of the contract has its row in docs/api.md, and no other has', () => {
  const told = matches(read('docs/api.md'), /`((?:GET|POST|DELETE) \/api\/[\w/:-]+)/g)
  const made = Object.values(calls).map(({ method, path }) => `${method} ${path}`)
  expect(made.filter((call) => !told.includes(call))).toEqual([])
  // These are no calls of the contract: files, the stream, and who is logged in.
  const besides = /\/api\/(export\/:kind|exports\/:id\/download|session|stream)$/
  expect(told.filter((call) => !made.includes(call) && !besides.test(call))).toEqual([])
})

it('docs/api.md marks the calls that a wall display may make', () => {
  const rows = [...read('docs/api.md').matchAll(/`((?:GET|POST|DELETE) \/api\/[\w/:-]+)[^`]*`( \*\*W\*\*)?/g)]
  const marked = rows.flatMap(([, call = '', mark]) => (mark === undefined ? [] : [call]))
  const allowed = Object.entries(calls).flatMap(([name, { method, path }]) =>
    isForWall(name) ? [`${method} ${path}`] : [],
  )
  expect(marked.filter((call) => call !== 'GET /api/stream').toSorted()).toEqual(allowed.toSorted())
})

it('both READMEs give the same commands', () => {
  const commands = (file: string) => matches(read(file), /^```[a-z]*\n([\s\S]*?)^```/gm)
  expect(commands('README.zh.md')).toEqual(commands('README.md'))
})

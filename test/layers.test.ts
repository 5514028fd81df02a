import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Who may import whom, as drawn in docs/architecture.md. A place is the longest of these prefixes that a file's path
 * begins with; `allowed` lists the places it may import from besides its own, and `packages` the libraries.
 */
interface Place {
  readonly allowed: readonly string[]
  readonly packages?: readonly string[]
  /** Node's own modules. */
  readonly node?: boolean
}

const PURE = ['shared/time', 'shared/outcome', 'shared/model']

const PLACES: Readonly<Record<string, Place>> = {
  'shared/time': { allowed: [] },
  'shared/outcome': { allowed: [] },
  'shared/model': { allowed: ['shared/time'] },
  'shared/presence': { allowed: PURE },
  'shared/fleet': { allowed: [...PURE, 'shared/presence'] },
  'shared/history': { allowed: [...PURE, 'shared/presence', 'shared/fleet'] },
  'shared/alerts': { allowed: [...PURE, 'shared/presence', 'shared/fleet'] },
  'shared/availability': { allowed: [...PURE, 'shared/presence', 'shared/history'] },
  'shared/events': { allowed: PURE },
  'shared/access': { allowed: PURE },
  'shared/updates': { allowed: PURE },
  'shared/hq': {
    allowed: [...PURE, 'shared/presence', 'shared/fleet', 'shared/history', 'shared/alerts'],
    packages: ['valibot'],
  },
  'shared/decode': { allowed: PURE, packages: ['json5'] },
  // Sentences for every code that crosses the contract; the contract takes its labels from them.
  'shared/text': { allowed: [...PURE, 'shared/contract', 'shared/events'] },
  'shared/contract': {
    allowed: [
      ...PURE,
      'shared/access',
      'shared/presence',
      'shared/fleet',
      'shared/alerts',
      'shared/availability',
      'shared/events',
      'shared/history',
      'shared/hq',
      'shared/updates',
      'shared/decode',
      'shared/text',
    ],
    packages: ['valibot'],
  },

  'shared/export': {
    allowed: [
      ...PURE,
      'shared/events',
      'shared/presence',
      'shared/fleet',
      'shared/history',
      'shared/availability',
      'shared/contract',
      'shared/text',
    ],
  },

  'main/ports': { allowed: ['shared'] },
  'main/failures': { allowed: [] },
  'main/page-files': { allowed: [], node: true },
  'main/own-turn': { allowed: [], node: true },
  'main/language-here': { allowed: ['shared'] },
  'main/limit-connections': { allowed: [], node: true },
  // How a file takes the place of another: below the folders that keep something.
  'main/files': { allowed: [], node: true },
  'main/station-clock': { allowed: ['shared'], node: true },
  'main/config': { allowed: ['shared', 'main/ports', 'main/failures'], node: true },
  'main/receiver': {
    allowed: ['shared', 'main/ports', 'main/failures', 'main/limit-connections'],
    node: true,
    packages: ['fastify', 'iconv-lite', '@remix-run/multipart-parser'],
  },
  'main/fleet': { allowed: ['shared', 'main/ports', 'main/failures'] },
  'main/storage': {
    allowed: ['shared', 'main/ports', 'main/failures', 'main/files', 'main/own-turn'],
    node: true,
    packages: ['nedb-promises'],
  },
  'main/export': { allowed: ['shared', 'main/ports', 'main/failures', 'main/files'], node: true },
  'main/notify': { allowed: ['shared', 'main/ports', 'main/failures', 'main/language-here'], node: true },
  'main/diagnostics': { allowed: ['shared', 'main/ports'], node: true, packages: ['fflate'] },
  'main/web': {
    allowed: ['shared', 'main/ports', 'main/failures', 'main/page-files', 'main/own-turn', 'main/limit-connections'],
    node: true,
    packages: ['fastify'],
  },
  'main/access': { allowed: ['shared', 'main/ports', 'main/failures', 'main/files'], node: true },
  // The station's side of headquarters; the library is loaded when there is one.
  'main/hq': {
    allowed: ['shared', 'main/ports', 'main/failures', 'main/files'],
    node: true,
    packages: ['@nats-io'],
  },
  // What others are given of it loads the client of headquarters' servers, once it is called.
  'main/nats': { allowed: ['shared'], node: true, packages: ['@nats-io'] },
  'main/hq-setup': { allowed: ['shared', 'main/failures', 'main/files'], node: true, packages: ['@nats-io'] },
  // The role of headquarters; likewise.
  'main/headquarters': {
    allowed: ['shared', 'main/ports', 'main/failures', 'main/files', 'main/own-turn'],
    node: true,
    packages: ['@nats-io'],
  },
  'main/simulator': { allowed: ['shared'], node: true },
  'main/desktop': {
    allowed: ['shared', 'main/ports', 'main/failures', 'main/files', 'main/page-files'],
    node: true,
    packages: ['electron', 'electron-updater', 'js-yaml'],
  },
  // Who brings the parts together, and nobody else, knows several of them.
  main: { allowed: ['shared', 'main'], node: true },

  'renderer/ui': {
    allowed: ['shared/time'],
    packages: ['react', 'react-dom', 'uplot', '@tanstack/react-virtual', 'uqr'],
  },
  'renderer/transport': { allowed: [...PURE, 'shared/contract'] },
  'renderer/store': { allowed: ['shared', 'renderer/transport'], packages: ['react', 'zustand'] },
  'renderer/features': { allowed: ['shared', 'renderer/store', 'renderer/ui'], packages: ['react'] },
  renderer: { allowed: ['shared', 'renderer'], packages: ['react', 'react-dom', '@fontsource-variable'] },
}

/** The only files that may name electron. Everything else runs, and is tested, in plain Node. */
const MAY_IMPORT_ELECTRON = /^main\/(index\.ts|preload\.ts|desktop\/)/

/** Import and re-export statements, with or without names, and dynamic imports. */
const IMPORT = /^(?:import|export)\b(?:[^'"]*?\bfrom)?\s*'([^']+)'|\bimport\('([^']+)'\)/gm

const SRC = join(import.meta.dirname, '../src')

interface Import {
  readonly from: string
  readonly to: string
}

const files = sourcesIn(SRC)
const imports = importsOf(SRC, files)

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => /\.(tsx?|mjs)$/.test(name) && !name.endsWith('.d.ts'))
}

/** What each of the files of a folder imports: another of them by its path in the folder, anything else by its name. */
function importsOf(folder: string, sources: readonly string[]): Import[] {
  const known = new Set(sources)
  return sources.flatMap((from) => {
    const source = readFileSync(join(folder, from), 'utf8')
    const specifiers = [...source.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')
    return specifiers.map((specifier) => {
      if (!specifier.startsWith('.')) return { from, to: specifier }
      const path = relative(folder, join(folder, dirname(from), specifier))
        .split(sep)
        .join('/')
      return { from, to: [path, `${path}.ts`, `${path}.tsx`].find((file) => known.has(file)) ?? path }
    })
  })
}

/** The ways on which a file reaches itself. */
function cyclesIn(sources: readonly string[], among: readonly Import[]): string[] {
  const targets = new Map<string, string[]>(sources.map((file) => [file, []]))
  for (const { from, to } of among) targets.get(from)?.push(to)
  const cycles: string[] = []
  const done = new Set<string>()
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
    if (done.has(file) || trail.includes(file)) return
    for (const target of targets.get(file) ?? []) walk(target, [...trail, file])
    done.add(file)
  }
  for (const file of sources) walk(file, [])
  return cycles
}

function placeOf(file: string): string {
  const parts = file.replace(/\.tsx?$/, '').split('/')
  for (let length = parts.length; length > 0; length--) {
    const prefix = parts.slice(0, length).join('/')
    if (prefix in PLACES) return prefix
  }
  throw new Error(`${file} lies in no place that docs/architecture.md draws`)
}

function isAllowed({ from, to }: Import): boolean {
  const place = placeOf(from)
  const rule = PLACES[place]
  if (rule === undefined) return false
  if (to.startsWith('node:')) return rule.node === true
  const isOurs = files.includes(to) || to.endsWith('.css') || to.endsWith('package.json')
  if (!isOurs) {
    if (to === 'electron') return MAY_IMPORT_ELECTRON.test(from)
    return place === 'main'
      ? to === 'fastify'
      : (rule.packages ?? []).some((name) => to === name || to.startsWith(`${name}/`))
  }
  const target = to.endsWith('package.json') || to.endsWith('.css') ? place : placeOf(to)
  return target === place || rule.allowed.some((name) => target === name || target.startsWith(`${name}/`))
}

describe('the layers of docs/architecture.md', () => {
  test('the test sees the tree', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(200)
  })

  test('every import goes where it may', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('the picture has every folder, and every file at the top of main', () => {
    const picture = readFileSync(join(SRC, '../docs/architecture.md'), 'utf8')
    const drawn = (name: string) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(picture)
    const folders = files.flatMap(
      (file) => /^(?:main|shared|renderer(?:\/features)?)\/([\w-]+)\//.exec(file)?.[1] ?? [],
    )
    const top = files.flatMap((file) => /^main\/([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
    const handlers = /-handlers$/
    const names = [...new Set([...folders, ...top.filter((name) => !handlers.test(name))])]
    expect(names.filter((name) => !drawn(name))).toEqual([])
  })

  test('no file reaches itself through its imports', () => {
    expect(cyclesIn(files, imports)).toEqual([])
  })

  test.each(['bench', 'scripts', 'test'])('nor does one of %s', (name) => {
    const folder = join(SRC, '..', name)
    const sources = sourcesIn(folder)
    const own = importsOf(folder, sources)
    expect(own.length).toBeGreaterThan(sources.length / 2)
    expect(cyclesIn(sources, own)).toEqual([])
  })
})

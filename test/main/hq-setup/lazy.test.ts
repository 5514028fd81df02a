import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../../../src')

/** Import statements that load; those of types alone are gone when it runs. */
const LOADS = /^(?:import|export)\s+(?!type\b)[^'"]*?\bfrom\s*'@nats-io\/[^']+'|^import\s*'@nats-io\/[^']+'/gm
const LATER = /\bimport\('@nats-io\/[^']+'\)/g

// That none is loaded in fact, test/packaging/pack.spec.ts looks up in the process itself.
test('whatever leads to headquarters is loaded by a call, never with a file', () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }))
  expect(sources.filter(({ text }) => text.match(LOADS) !== null).map(({ name }) => name)).toEqual([])
  expect(sources.filter(({ text }) => text.match(LATER) !== null).length).toBeGreaterThan(1)
})

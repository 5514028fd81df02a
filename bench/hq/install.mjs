// @ts-check
// What headquarters adds to an installation that has none: the packages of its client. That none of their modules is
// loaded there is looked at by test/packaging/pack.spec.ts.
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { figure } from '../support/figures.mjs'

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** @param {string} path @returns {number} */
const bytesOf = (path) =>
  lstatSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0)
    : lstatSync(path).size

const value = ['@nats-io', 'tweetnacl'].reduce((sum, name) => sum + bytesOf(join(modules, name)), 0) / 1e6
figure({ area: 'A station without a headquarters', what: 'packages of the client', value, unit: 'MB', atMost: 4 })

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configFor } from '../../packaging/electron-builder.config.mjs'

const ROOT = join(import.meta.dirname, '../..')
const config = configFor({})

describe('how installers are made', () => {
  test('the system knows the app by one name', () => {
    const notifications = readFileSync(join(ROOT, 'src/main/desktop/notifications.ts'), 'utf8')
    expect(notifications).toContain(`'${config.appId}'`)
  })

  test('for one user, without an administrator, in the language of the system; no file is ours to open', () => {
    expect(config.nsis).toMatchObject({
      perMachine: false,
      multiLanguageInstaller: true,
      installerLanguages: ['en_US', 'zh_CN'],
      deleteAppDataOnUninstall: false,
    })
    expect(config.portable.requestExecutionLevel).toBe('user')
    expect(JSON.stringify(config)).not.toContain('fileAssociations')
  })

  test('no two installers have one name', () => {
    const names = [config.artifactName, config.nsis.artifactName, config.portable.artifactName]
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/\$\{version\}.*\$\{arch\}\.\$\{ext\}$/)
  })

  test('where updates are comes from the environment, and is nowhere by itself', () => {
    expect(new URL(config.publish.url).hostname).toMatch(/\.invalid$/)
    expect(configFor({ FOGWATCH_FEED: '' }).publish.url).toBe(config.publish.url)
    const url = 'https://updates.example/fogwatch'
    expect(configFor({ FOGWATCH_FEED: url }).publish).toEqual({ provider: 'generic', url, channel: 'latest' })
  })

  test('a build that must be signed fails where it cannot be', () => {
    expect(config.forceCodeSigning).toBe(false)
    expect(configFor({ FOGWATCH_MUST_SIGN: '1' }).forceCodeSigning).toBe(true)
  })

  test('the executable is told to run nothing but the archive', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(config.asar).toBe(true)
  })

  test('and nothing of ours asks for what it will not do: no process of Node runs within it', () => {
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    )
    const asking = sources.filter((name) =>
      /ELECTRON_RUN_AS_NODE|NODE_OPTIONS|\bfork\(/.test(readFileSync(join(ROOT, 'src', name), 'utf8')),
    )
    expect(asking).toEqual([])
  })

  test('each fuse stands in docs/security.md as it is set', () => {
    const rows = readFileSync(join(ROOT, 'docs/security.md'), 'utf8').matchAll(/^\| `(\w+)` \| (on|off) \|/gm)
    const told = [...rows].map(([, name, value]) => [name, value === 'on'])
    expect(Object.fromEntries(told)).toEqual(config.electronFuses)
  })

  test('every file it names is there', () => {
    const named = [...JSON.stringify(config).matchAll(/"(packaging\/[^"]+)"/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(4)
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { builderArguments, explainStop } from '../../scripts/package-plan.mjs'

describe('what electron-builder is asked for', () => {
  const electronDist = '/app/node_modules/electron/dist'

  test('installers of this system, never to be published by themselves', () => {
    expect(builderArguments({ args: [], electronDist })).toEqual([
      '--config',
      'packaging/electron-builder.config.mjs',
      '--publish',
      'never',
    ])
  })

  test('the unpacked app takes the Electron that is here', () => {
    expect(builderArguments({ args: ['--dir'], electronDist })).toContain(`-c.electronDist=${electronDist}`)
    expect(builderArguments({ args: ['--dir'], electronDist: undefined }).join(' ')).not.toContain('electronDist')
  })

  test.each(['--win', '-w', '--mac', '--linux', '--arm64', '-mwl'])('but not one for another machine: %s', (flag) => {
    expect(builderArguments({ args: ['--dir', flag], electronDist }).join(' ')).not.toContain('electronDist')
  })
})

describe('why it stopped', () => {
  test('says that the executable could not be fetched, and what to do', () => {
    const why = explainStop('• packaging platform=linux\n⨯ getaddrinfo ENOTFOUND github.com  failedTask=build')
    expect(why).toContain("Electron's executable could not be fetched (ENOTFOUND)")
    expect(why).toContain('ELECTRON_MIRROR')
  })

  test('says which tool could not be fetched', () => {
    const said =
      '• building        target=AppImage arch=x64 file=dist/a\n• building target=deb arch=x64\n⨯ connect ECONNREFUSED'
    expect(explainStop(said)).toContain('the tool that makes deb files could not be fetched')
    expect(explainStop(said)).toContain('ELECTRON_BUILDER_BINARIES_MIRROR')
  })

  test('leaves everything else to the words of electron-builder', () => {
    expect(explainStop('⨯ Invalid configuration object. electron-builder has been initialized …')).toBeUndefined()
  })
})

import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { ownArguments } from '../../../src/main/desktop/own-arguments'

const folder = resolve('.')

it('takes what follows the folder of the app', () => {
  const argv = ['electron', '-r', 'probe.cjs', '--no-sandbox', '.', '--port', '9600']
  expect(ownArguments(argv, folder)).toEqual(['--port', '9600'])
})

it('takes everything when the app is packaged', () => {
  expect(ownArguments(['/opt/Fogwatch/fogwatch', '--data', 'x'], folder)).toEqual(['--data', 'x'])
})

it('starts as ever after an installer has updated it', () => {
  expect(ownArguments(['C:\\Fogwatch\\Fogwatch.exe', '--updated'], folder)).toEqual([])
})

it('leaves Electron its own switches', () => {
  const argv = ['electron', folder, '--inspect=5858', '--remote-debugging-port=0', '--no-sandbox', '--help']
  expect(ownArguments(argv, folder)).toEqual(['--help'])
})

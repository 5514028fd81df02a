import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readOptions } from '../../../src/main/config/read-options'

const read = (argv: string[], env: Record<string, string> = {}) => readOptions(argv, env, '/var/fog', '1.2.3')

test('without flags the settings and the defaults decide', () => {
  expect(read([])).toEqual({
    kind: 'run',
    options: { host: null, port: null, dataDir: resolve('/var/fog'), viewerHost: '127.0.0.1', viewerPort: 9529 },
  })
})

test('a flag wins over the environment', () => {
  const asked = read(['--port', '9000', '--viewer-port=9001'], {
    FOGWATCH_PORT: '8000',
    FOGWATCH_VIEWER_HOST: '0.0.0.0',
  })
  expect(asked).toMatchObject({ options: { port: 9000, viewerPort: 9001, viewerHost: '0.0.0.0' } })
})

test.each([
  [['--port', 'x'], {}, '--port'],
  [['--port', '70000'], {}, '--port'],
  [[], { FOGWATCH_VIEWER_PORT: '1e3' }, 'FOGWATCH_VIEWER_PORT'],
  [['--nonsense'], {}, '--nonsense'],
  [['extra'], {}, 'extra'],
  [['--data='], {}, '--data'],
  [['--host', ''], {}, '--host'],
  [['--viewer-name', 'a.example,*.example'], {}, '--viewer-name: "*.example"'],
  [[], { FOGWATCH_VIEWER_NAME: 'a.example:9529' }, 'FOGWATCH_VIEWER_NAME'],
])('bad usage %j %j is one line that names it', (argv, env, named) => {
  const asked = read(argv, env as Record<string, string>)
  expect(asked).toMatchObject({ kind: 'usage', exitCode: 2, text: expect.stringContaining(named) })
  expect(asked.kind === 'usage' && asked.text.split('\n').length).toBe(1)
})

test('names of the interface are several in one', () => {
  const asked = read(['--viewer-name', 'hall.example, fogwatch'])
  expect(asked).toMatchObject({ options: { viewerNames: ['hall.example', 'fogwatch'] } })
})

test('--version and --help print and do no more', () => {
  expect(read(['--version'])).toEqual({ kind: 'print', text: '1.2.3', exitCode: 0 })
  expect(read(['--help'])).toMatchObject({ kind: 'print', text: expect.stringContaining('--viewer-port'), exitCode: 0 })
})

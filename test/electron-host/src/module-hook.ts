import Module, { register } from 'node:module'

const KEY = 'fogwatch.electron-stand-in'

type Load = (request: string, ...rest: unknown[]) => unknown

/** Answers `import 'electron'` and `require('electron')` with one and the same object. */
export function provideElectron(electron: object): void {
  ;(globalThis as Record<symbol, unknown>)[Symbol.for(KEY)] = electron
  provideToImports(Object.keys(electron))
  provideToRequires(electron)
}

/** Loader hooks run in a thread of their own, so the module they name has to fetch the object from the global. */
function provideToImports(names: readonly string[]): void {
  const source = [
    `const electron = globalThis[Symbol.for('${KEY}')]`,
    'export default electron',
    ...names.map((name) => `export const ${name} = electron.${name}`),
  ].join('\n')
  const resolve = `export const resolve = async (specifier, context, next) => specifier === 'electron'
    ? { url: ${JSON.stringify(dataUrl(source))}, format: 'module', shortCircuit: true }
    : next(specifier, context)`
  register(dataUrl(resolve))
}

function provideToRequires(electron: object): void {
  const module = Module as unknown as { _load: Load }
  const load = module._load
  module._load = (request, ...rest) => (request === 'electron' ? electron : load.call(Module, request, ...rest))
}

const dataUrl = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`

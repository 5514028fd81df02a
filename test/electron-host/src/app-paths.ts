import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { host } from './state'

const chosen = new Map<string, string>()

/** `app.getPath`, for the paths that the app asks for; as on Linux. */
export function getPath(name: string): string {
  const path = chosen.get(name) ?? usualPath(name)
  if (path === undefined) throw new Error(`electron stand-in: app.getPath('${name}') is not implemented`)
  return path
}

/** `app.setPath`. */
export function setPath(name: string, path: string): void {
  chosen.set(name, path)
}

function usualPath(name: string): string | undefined {
  if (name === 'temp') return tmpdir()
  if (name === 'appData') return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  if (name === 'userData') return join(getPath('appData'), host.name)
  if (name === 'downloads') return process.env['XDG_DOWNLOAD_DIR'] ?? join(homedir(), 'Downloads')
  return undefined
}

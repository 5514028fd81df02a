import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where a station without a desktop keeps its data, by the manners of each system. */
export function usualDataFolder(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): string {
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), 'fogwatch', 'headless')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'fogwatch', 'headless')
    default:
      return join(wholePath(env['XDG_DATA_HOME']) ?? join(homedir(), '.local', 'share'), 'fogwatch')
  }
}

/** What is set to nothing, or to a path that depends on where one stands, counts as not set: the standard has it so. */
const wholePath = (path: string | undefined): string | undefined => (path?.startsWith('/') ? path : undefined)

import type { PortOwner } from '../../../shared/contract/receiver-views'
import { type AskSystem, askSystem, windowsProgram } from './ask-system'
import { linuxPortOwner } from './linux-port-owner'

/** Which program listens on a TCP port of this machine; `null` where the system does not tell, or nobody does. */
export async function portOwner(
  port: number,
  platform: NodeJS.Platform = process.platform,
  ask: AskSystem = askSystem,
): Promise<PortOwner | null> {
  switch (platform) {
    case 'linux':
      return linuxPortOwner(port)
    case 'darwin':
      return ownerInLsof((await ask('/usr/sbin/lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])) ?? '')
    case 'win32': {
      const pid = listenerInNetstat((await ask(windowsProgram('netstat.exe'), ['-ano', '-p', 'TCP'])) ?? '', port)
      if (pid === null) return null
      const tasks = await ask(windowsProgram('tasklist.exe'), ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
      return { pid, program: programInTasklist(tasks ?? '') }
    }
    default:
      return null
  }
}

/** `lsof -F pc`: a line `p8124`, then `cnode`. */
export function ownerInLsof(printed: string): PortOwner | null {
  const pid = /^p(\d+)$/m.exec(printed)?.[1]
  if (pid === undefined) return null
  return { pid: Number(pid), program: /^c(.+)$/m.exec(printed)?.[1] ?? null }
}

/** `  TCP    0.0.0.0:9528    0.0.0.0:0    LISTENING    8124`; the word is translated, the foreign port 0 is not. */
export function listenerInNetstat(printed: string, port: number): number | null {
  for (const line of printed.split('\n')) {
    const [protocol, local, foreign, , pid] = line.trim().split(/\s+/)
    const isListener = protocol === 'TCP' && local?.endsWith(`:${port}`) && foreign?.endsWith(':0')
    if (isListener && pid !== undefined && /^\d+$/.test(pid)) return Number(pid)
  }
  return null
}

/** `"node.exe","8124","Console","1","43,512 K"`; anything else is a sentence that says there is none. */
const programInTasklist = (printed: string): string | null => /^"([^"]+)",/m.exec(printed)?.[1] ?? null

import { execFileSync, spawn } from 'node:child_process'

/**
 * Cables that can be pulled. The play runs in a network namespace of its own (see bench/soak.mjs), in which a bridge is
 * the switch; each cable is a pair of virtual ends, one in the switch, the other in a namespace where boxes live.
 */
export interface Cable {
  readonly number: number
  /** Of its far end. */
  readonly address: string
  /** How to start a process at its far end. */
  readonly prefix: readonly string[]
  /** Pulled, or put back. */
  set(isIn: boolean): void
  /** Takes the far end's namespace away. */
  cut(): void
}

export const SWITCH_ADDRESS = '10.99.0.1'

/** @returns the cables; none, with the reason in `why`, where this machine does not allow it */
export function layCables(count: number): { readonly cables: readonly Cable[]; readonly why: string } {
  if (process.env['FOGWATCH_SOAK_NAMESPACE'] === undefined) return { cables: [], why: 'no network namespaces here' }
  try {
    ip('link', 'set', 'lo', 'up')
    ip('link', 'add', 'switch', 'type', 'bridge')
    ip('addr', 'add', `${SWITCH_ADDRESS}/24`, 'dev', 'switch')
    ip('link', 'set', 'switch', 'up')
    // One end that is always in keeps the switch itself alive.
    lay(0)
    return { cables: Array.from({ length: count }, (_, index) => lay(index + 1)), why: 'veth pairs on a bridge' }
  } catch (error) {
    return { cables: [], why: String(error instanceof Error ? error.message : error).split('\n')[0] ?? '' }
  }
}

const LONGEST_PLAY = '360000'

function lay(number: number): Cable {
  const holder = spawn('unshare', ['--net', 'sleep', LONGEST_PLAY], { stdio: 'ignore' })
  const pid = String(holder.pid)
  process.once('exit', () => holder.kill('SIGKILL'))
  const [near, far, address] = [`near${number}`, `far${number}`, `10.99.0.${number + 10}`]
  waitForNamespace(pid)
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far)
  ip('link', 'set', near, 'master', 'switch')
  ip('link', 'set', near, 'up')
  ip('link', 'set', far, 'netns', pid)
  const prefix = ['nsenter', '-t', pid, '-n']
  for (const words of [
    ['addr', 'add', `${address}/24`, 'dev', far],
    ['link', 'set', far, 'up'],
    ['link', 'set', 'lo', 'up'],
  ]) {
    execFileSync('nsenter', ['-t', pid, '-n', 'ip', ...words])
  }
  return {
    number,
    address,
    prefix,
    set: (isIn) => ip('link', 'set', near, isIn ? 'up' : 'down'),
    cut: () => void holder.kill('SIGKILL'),
  }
}

/** `unshare` needs a moment before its child has a network of its own. */
function waitForNamespace(pid: string): void {
  const own = execFileSync('readlink', ['/proc/self/ns/net'], { encoding: 'utf8' })
  for (let tries = 0; tries < 200; tries++) {
    const its = execFileSync('readlink', [`/proc/${pid}/ns/net`], { encoding: 'utf8' })
    if (its !== own) return
  }
  throw new Error('unshare made no network namespace')
}

const ip = (...words: readonly string[]): void => void execFileSync('ip', [...words], { stdio: 'pipe' })

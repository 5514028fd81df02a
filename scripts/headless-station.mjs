// @ts-check
// The built headless station on a folder, for whatever drives it from outside: benches, pictures, films.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Starts it on ports of its own, unless the receiver's is given, and waits until both its doors are open.
 * @param {string} data its data folder
 * @param {string} [port] the receiver's
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, receiver: string, viewer: string }>}
 *   the process, the origin that boxes report to, and where the interface is
 * @throws Error if it ends before that; why, it has written to stderr
 */
export async function startHeadless(data, port = '0') {
  const args = ['--port', port, '--viewer-port', '0', '--host', '127.0.0.1', '--data', data]
  const program = join(root, 'out/main/headless.js')
  const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  /** @type {Map<string, string>} */
  const said = new Map()
  for await (const line of createInterface({ input: child.stdout })) {
    const [word = '', url = ''] = line.split(/\s+/)
    said.set(word, url)
    const [receiver, viewer] = [said.get('receiver'), said.get('interface')]
    if (!receiver || !viewer) continue
    // What it says later is read by nobody, and may not fill the pipe.
    child.stdout.resume()
    return { child, receiver: new URL(receiver).origin, viewer }
  }
  throw new Error('the station ended before it was ready')
}

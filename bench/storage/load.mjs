// @ts-check
// Sends reports over so many connections for a while, each connection the next as soon as it is answered.
import { connect } from 'node:net'

/**
 * @param {{ port: number, bodies: readonly string[], ms: number }} plan one connection per body
 * @returns {Promise<{ answered: number, failed: number, perSecond: number, p50: number, p99: number }>}
 */
export async function load({ port, bodies, ms }) {
  /** @type {number[]} */
  const times = []
  let failed = 0
  const until = performance.now() + ms
  await Promise.all(bodies.map((body) => new Promise((resolve) => talk(body, resolve))))
  const sorted = Float64Array.from(times).sort()
  const at = (/** @type {number} */ share) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))
  return {
    answered: times.length,
    failed,
    perSecond: Math.round((times.length / ms) * 1000),
    p50: at(0.5),
    p99: at(0.99),
  }

  /**
   * @param {string} body
   * @param {(value?: unknown) => void} done
   */
  function talk(body, done) {
    const bytes = Buffer.from(body)
    const head = `POST /SophonFogStatus HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`
    const request = Buffer.concat([Buffer.from(head), bytes])
    // No two reports of a box are the same: of this one the load of the processor changes each time.
    const cpu = request.indexOf('"cpu_use":') + '"cpu_use":'.length
    let sentAt = 0
    let answer = ''
    const socket = connect(port, '127.0.0.1', send)
    socket.on('data', (chunk) => {
      answer += chunk
      const isKept = answer.includes('"SUCCESS"')
      if (!isKept && /^HTTP\/1\.\d 200/.test(answer)) return
      if (isKept) times.push(performance.now() - sentAt)
      else failed++
      // A server that closes after each answer is met with a new connection, as a box would.
      if (/^HTTP\/1\.0|connection: close/i.test(answer)) socket.destroy()
      else send()
    })
    socket.on('error', () => failed++)
    socket.on('close', () => (performance.now() < until ? talk(body, done) : done()))

    function send() {
      answer = ''
      if (performance.now() >= until) {
        socket.destroy()
        return
      }
      request[cpu] = 0x31 + (times.length % 9)
      sentAt = performance.now()
      socket.write(request)
    }
  }
}

import { HAPPENED, readHappenedRequest, writeHappenedPage } from '../../shared/hq/happened-page'
import { type Left, type Piece, pieceBytes, writeParcel } from '../../shared/hq/parcel'
import { readRequest, type SiteRequest, writeAnswer } from '../../shared/hq/site-requests'
import { ok, problem } from '../../shared/outcome'
import type { LastBody, Log, PackedHistory, Storage } from '../ports'
import { happenedPage } from './happened-pages'

export interface AnswererParts {
  readonly history: PackedHistory
  readonly storage: Pick<Storage, 'transitions'>
  readonly lastReport: (gateway: string) => Omit<LastBody, 'gateway'> | null
  readonly acknowledge: (incidents: readonly string[]) => Promise<void>
  readonly log: Log
}

/** So much goes into one answer, if the server takes it: what is more is asked for again. */
const ANSWER_BYTES = 512 * 1024
const FRAME_BYTES = 4096
/** More questions at once than one headquarters has, or two. */
const AT_ONCE = 32

/** Answers what headquarters asks of this station. */
export class Answerer {
  private asked = 0

  constructor(private readonly parts: AnswererParts) {}

  /** Never rejects: what cannot be answered is said. @param messageBytes what the server takes in one message */
  async answer(command: string, bytes: Uint8Array, messageBytes: number): Promise<Uint8Array> {
    if (this.asked >= AT_ONCE) return inWords(problem('internal', 'the station is asked too much at once; ask later'))
    this.asked++
    try {
      const text = new TextDecoder().decode(bytes)
      if (command === HAPPENED) return await this.happened(text, messageBytes)
      const request = readRequest(command, text)
      return request.ok ? await this.perform(request.value, messageBytes) : inWords(request)
    } catch (error) {
      this.parts.log(`headquarters asked for ${command.slice(0, 40)}, which failed: ${String(error)}`)
      return inWords(problem('storage-failed', `the station cannot read what it has: ${String(error).slice(0, 200)}`))
    } finally {
      this.asked--
    }
  }

  private async perform(request: SiteRequest, messageBytes: number): Promise<Uint8Array> {
    switch (request.what) {
      case 'history':
        return await this.history(request, Math.min(ANSWER_BYTES, messageBytes - FRAME_BYTES))
      case 'report': {
        const last = this.parts.lastReport(request.gateway)
        return inWords(ok({ report: last }))
      }
      case 'acknowledge':
        await this.parts.acknowledge(request.incidents)
        return inWords(ok(null))
    }
  }

  private async happened(text: string, messageBytes: number): Promise<Uint8Array> {
    const request = readHappenedRequest(text)
    if (!request.ok) return inWords(request)
    const most = Math.min(ANSWER_BYTES, messageBytes - FRAME_BYTES)
    return new TextEncoder().encode(writeHappenedPage(await happenedPage(this.parts.storage, request.value, most)))
  }

  /** As much as goes into an answer, gateway by gateway; what is left is named. */
  private async history({ from, to, gateways }: Extract<SiteRequest, { what: 'history' }>, most: number) {
    const pieces: Piece[] = []
    const waiting = new Set(gateways)
    let bytes = 0
    for await (const piece of this.parts.history.packed({ from, to, gateways })) {
      // What no answer can hold cannot be asked for again either.
      if (pieceBytes(piece) > most) continue
      bytes += pieceBytes(piece)
      if (bytes > most) {
        const begun = pieces.at(-1)?.gateway === piece.gateway
        waiting.delete(piece.gateway)
        const first: Left = [piece.gateway, begun ? piece.from : null]
        return writeParcel({ pieces, left: [first, ...[...waiting].map((gateway): Left => [gateway, null])] })
      }
      pieces.push(piece)
      waiting.delete(piece.gateway)
    }
    return writeParcel({ pieces, left: [] })
  }
}

const inWords = (answer: Parameters<typeof writeAnswer>[0]): Uint8Array => new TextEncoder().encode(writeAnswer(answer))

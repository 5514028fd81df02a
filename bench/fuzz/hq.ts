import { readMessage, writeMessage } from '../../src/shared/hq/commit-message'
import { anyValue, damaged } from './junk'
import type { Target } from './target'

const SAMPLES: readonly Parameters<typeof writeMessage>[0][] = [
  {
    schema: 1,
    kind: 'commits',
    identities: [],
    commits: [{ position: '1790000000000-0123abcd:4711', at: 1_790_000_000_000, facts: [{ transitions: [] }] }],
  },
  { schema: 1, kind: 'snapshot', part: 1, of: 1, gateways: [], incidents: [] },
]

/** What a site may send to headquarters, or somebody in its place. */
export function hqTarget(): Target<string> {
  return {
    name: 'hq',
    make(chance) {
      const written = writeMessage(chance.pick(SAMPLES))
      let bytes: Buffer = Buffer.from(written)
      for (let edits = 1 + chance.below(3); edits > 0; edits--) bytes = damaged(bytes, chance)
      const value = anyValue(chance)
      return [
        chance.pick([
          bytes.toString(),
          JSON.stringify(value) ?? '',
          JSON.stringify({ schema: 1, kind: 'commits', identities: value, commits: value }),
        ]),
      ]
    },
    async run([text = '']) {
      const read = readMessage(text)
      if (typeof read.ok !== 'boolean') return 'no outcome'
      return read.ok || read.problem.message.length > 0 ? null : 'refused without a reason'
    },
    close: async () => undefined,
  }
}

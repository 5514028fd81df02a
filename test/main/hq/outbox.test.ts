import { beforeAll, expect, test } from 'vitest'
import { buildOutbox, outboxFolder } from '../../../bench/hq-outbox/build.mjs'
import { outbox } from '../../../bench/hq-outbox/suite'
import { describeWithNats } from '../../support/nats/has-nats'

// The short version of `node bench/hq-outbox.mjs`.
describeWithNats('a station that is killed while the way to headquarters is bad', () => {
  beforeAll(() => buildOutbox())

  test('is heard of to the last report, once and in order, though names are forgotten after 2 s', async () => {
    const verdict = await outbox({
      servers: 1,
      duplicateWindow: 2000,
      commitsPerSecond: 50,
      reportsPerCommit: 20,
      kills: [1000, 1700, 3200, 5000],
      way: [
        { at: 500, do: (proxy) => proxy.withholdReplies(150) },
        { at: 1200, do: (proxy) => proxy.cut() },
        { at: 3400, do: (proxy) => proxy.restore() },
        { at: 4000, do: (proxy) => proxy.blackHole() },
        { at: 4800, do: (proxy) => proxy.restore() },
        // Kept, and never acknowledged.
        { at: 4950, do: (proxy) => proxy.withholdReplies(Number.POSITIVE_INFINITY) },
        { at: 5250, do: (proxy) => proxy.cut() },
        { at: 5400, do: (proxy) => proxy.restore() },
      ],
      lengthMs: 6000,
      bundles: outboxFolder,
    })
    expect(verdict).toMatchObject({ missing: 0, duplicated: 0, disordered: 0, repeatedInStream: 0, kills: 4 })
    expect(verdict.acknowledged).toBeGreaterThan(300)
  }, 60_000)
})

import { deflateRawSync } from 'node:zlib'
import { jetstream, jetstreamManager, type MsgRequest } from '@nats-io/jetstream'
import { expect, onTestFinished, test } from 'vitest'
import { FoldedSites } from '../../../src/main/headquarters/folded-sites'
import type { PlacedMessage } from '../../../src/main/headquarters/placed-message'
import { isMissedBefore, Undelivered } from '../../../src/main/headquarters/undelivered'
import { writeMessage } from '../../../src/shared/hq/commit-message'
import { headersOf } from '../../../src/shared/hq/message-head'
import { commitSubject, siteOf } from '../../../src/shared/hq/subjects'
import { minutes } from '../../../src/shared/time/millis'
import { type Sent, SentStation } from '../../shared/hq/sent-station'
import { makeSitesStream } from '../../support/hq/sites-stream'
import { startCluster } from '../../support/nats/cluster'
import { describeWithNats } from '../../support/nats/has-nats'
import { report } from '../../support/reports'

/** Twelve messages of a station, every second one of another's between them. */
async function stored() {
  const station = new SentStation()
  const stream: PlacedMessage[] = []
  const store = ({ head, message }: Sent, subject: string) => {
    const headers = headersOf(head)
    const place = { subject, sequence: stream.length + 1, isFresh: true }
    stream.push({ ...place, header: (name) => headers[name], bytes: deflateRawSync(writeMessage(message)) })
  }
  for (let n = 0; n < 12; n++) {
    const from = station.commits.length
    await station.fleet.hears(report({ sn: `SN-${n % 3}` }))
    await station.fleet.waits(minutes(1))
    store(station.message('s1', from, station.commits.length), commitSubject('east'))
    store(station.message('s2', from, station.commits.length), commitSubject('west'))
  }
  return stream
}

/** Reads what is delivered, asking the stream for what is not. */
class Reader {
  readonly folds = new FoldedSites()
  readonly said: string[] = []
  asked = 0
  fails = 0
  readonly undelivered: Undelivered

  constructor(private readonly stream: readonly PlacedMessage[]) {
    this.undelivered = new Undelivered({
      next: async (subject, from) => {
        this.asked++
        if (this.fails-- > 0) throw new Error('timeout')
        return this.stream.find((one) => one.subject === subject && one.sequence >= from) ?? null
      },
      log: (line) => this.said.push(line),
    })
  }

  async takes(message: PlacedMessage): Promise<void> {
    if (isMissedBefore(message, this.folds.get(siteOf(message.subject) ?? ''))) {
      for await (const missed of this.undelivered.before(message)) this.folds.take(missed, 0)
    }
    this.undelivered.note(message)
    this.folds.take(message, 0)
  }

  state(site: string) {
    const { gaps, last, isWhole, gateways } = this.folds.get(site)?.state ?? {}
    return { gaps, last, isWhole, gateways }
  }
}

test('messages that were not delivered are read by their sequence: nothing is missing, and no gap is marked', async () => {
  const stream = await stored()
  const whole = new Reader(stream)
  for (const message of stream) await whole.takes(message)
  expect([whole.asked, whole.state('east').gaps]).toEqual([0, []])

  const reader = new Reader(stream)
  for (const message of stream) if (![5, 7, 9, 10, 16].includes(message.sequence)) await reader.takes(message)
  for (const site of ['east', 'west']) expect(reader.state(site)).toEqual(whole.state(site))
  expect(reader.said).toHaveLength(5)
})

test('what the stream does not have either is a gap, asked for once', async () => {
  const stream = await stored()
  const left = stream.filter(({ sequence }) => ![5, 7, 9].includes(sequence))
  const reader = new Reader(left)
  for (const message of left) await reader.takes(message)
  expect(reader.state('east')).toMatchObject({ gaps: [expect.anything()], isWhole: false })
  expect(reader.state('west')).toMatchObject({ gaps: [] })
  expect([reader.asked, reader.said]).toEqual([1, []])
})

test('while nobody can say the message is read again; the second time it is taken with its gap', async () => {
  const stream = await stored()
  const reader = new Reader(stream)
  for (const message of stream.slice(0, 4)) await reader.takes(message)
  const later = stream[6] as PlacedMessage
  reader.fails = 2
  await expect(reader.takes(later)).rejects.toThrow('timeout')
  expect(reader.state('east').gaps).toEqual([])
  await reader.takes(later)
  expect(reader.state('east').gaps).toHaveLength(1)
  expect(reader.said).toEqual([expect.stringContaining('cannot be read')])
})

describeWithNats('the stream of sites', () => {
  test('is asked for the next message of a site from a sequence on', async () => {
    const cluster = await startCluster()
    onTestFinished(() => cluster.stop())
    const stream = await makeSitesStream(cluster.addresses)
    onTestFinished(() => stream.close())
    const js = jetstream(stream.connection)
    for (const site of ['east', 'west', 'west', 'east']) await js.publish(commitSubject(site), site)
    const { streams } = await jetstreamManager(stream.connection)
    const next = async (seq: number) => {
      const query = { seq, next_by_subj: commitSubject('east') } as unknown as MsgRequest
      const found = await streams.getMessage('SITES', query)
      return found === null ? null : [found.seq, found.string()]
    }
    expect([await next(1), await next(2), await next(5)]).toEqual([[1, 'east'], [4, 'east'], null])
  })
})

import type { JetStreamClient, StreamInfo } from '@nats-io/jetstream'
import { commitSubject, historySubject } from '../../shared/hq/subjects'
import { type Millis, seconds } from '../../shared/time/millis'

/** Where a word of the administration is kept that nobody reads: no site is called so. */
const PROBES: Readonly<Record<string, string>> = {
  SITES: commitSubject('admin'),
  HIST: historySubject('admin', 'probe'),
}
/** As large as what sites send: a disk that is full has room for some bytes for long. */
const PROBE_BYTES = 512 * 1024
const ANSWER_WITHIN: Millis = seconds(10)

/** A server that keeps what it should answers its leader several times a second. */
const SILENT_AFTER: Millis = seconds(10)
const NANOS = 1_000_000

/**
 * Servers that do not keep their part of a stream, though they may be reached: a full disk ends a server's JetStream until
 * it is started again, and the others go on without a word. By name.
 */
export function idleServers(cluster: StreamInfo['cluster']): readonly string[] {
  const replicas = cluster?.replicas ?? []
  return replicas
    .filter(({ current, offline, active }) => offline === true || (!current && active > SILENT_AFTER * NANOS))
    .map(({ name }) => name)
}

/** Says whether a stream that is there also keeps what it is given, and every server its part. @returns whether all is well */
export async function tellKeeping(
  js: JetStreamClient,
  { config: { name }, cluster }: Pick<StreamInfo, 'config' | 'cluster'>,
  say: (line: string) => void,
): Promise<boolean> {
  const idle = idleServers(cluster)
  for (const server of idle) {
    say(
      `warning: server ${server} does not keep its part of stream ${name}: look at its log (a full disk ends its JetStream), make room, and restart it`,
    )
  }
  const refusal = await refusalOf(js, PROBES[name])
  if (refusal !== null) {
    say(
      `stream ${name} cannot store (${refusal}): make room on the disks of the servers, then restart those that say so in their logs`,
    )
  }
  return idle.length === 0 && refusal === null
}

async function refusalOf(js: JetStreamClient, subject: string | undefined): Promise<string | null> {
  if (subject === undefined) return null
  try {
    await js.publish(subject, new Uint8Array(PROBE_BYTES), { timeout: ANSWER_WITHIN })
    return null
  } catch (error) {
    return (error as Error).message
  }
}

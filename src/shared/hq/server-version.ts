/** How far a version of the server may be trusted; measured for 2.9.10 and 2.10.27. */
export type ServerFitness =
  /** Keeps on disk what it acknowledges, if told so (`sync_interval: always`). */
  | 'production'
  /** Good for trying out: known to lose or to take twice what it should not. */
  | 'trial'
  /** Lacks what is needed, or is no version. */
  | 'refused'

export interface ServerVersionJudgement {
  readonly fitness: ServerFitness
  /** Whether its configuration may say `sync_interval: always`; older ones refuse to start with it. */
  readonly canSyncAlways: boolean
  /** One sentence for who runs it; `null` where nothing is to be said. */
  readonly warning: string | null
}

export const PRODUCTION_VERSION = '2.10.27'

/** @param version as the server tells it, e.g. `2.10.27` or `v2.12.0-RC.1` */
export function judgeServerVersion(version: string): ServerVersionJudgement {
  const parts = partsOf(version)
  if (parts === null) return { fitness: 'refused', canSyncAlways: false, warning: none(version) }
  const [major, minor, patch] = parts
  const isAtLeast = (...[a, b, c]: readonly [number, number, number]) =>
    major !== a ? major > a : minor !== b ? minor > b : patch >= c
  const canSyncAlways = isAtLeast(2, 10, 0)
  if (isAtLeast(2, 10, 27)) return { fitness: 'production', canSyncAlways, warning: null }
  if (canSyncAlways) return { fitness: 'trial', canSyncAlways, warning: older(version) }
  if (isAtLeast(2, 9, 0)) return { fitness: 'trial', canSyncAlways, warning: veryOld(version) }
  const warning = `nats-server ${version} lacks what headquarters needs; install ${PRODUCTION_VERSION} or newer.`
  return { fitness: 'refused', canSyncAlways, warning }
}

const older = (version: string) =>
  `nats-server ${version} is older than ${PRODUCTION_VERSION}, before which streams were lost after power failures; update it before it is relied on.`

const veryOld = (version: string) =>
  `nats-server ${version} is for trying out only: it acknowledges what is not on the disk yet (up to 2 minutes are lost with the power), and a server that had fallen behind may take the lead and hide newer data. Install ${PRODUCTION_VERSION} or newer.`

const none = (version: string) =>
  `"${version.slice(0, 40)}" is no version of nats-server; say it as "nats-server --version" does, e.g. ${PRODUCTION_VERSION}.`

function partsOf(version: string): readonly [number, number, number] | null {
  const match = /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})/.exec(version)
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])]
}

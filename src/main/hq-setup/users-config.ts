import {
  ALL_HEARTBEATS,
  commandSubject,
  commitSubject,
  heartbeatSubject,
  historySubject,
  inboxPrefix,
} from '../../shared/hq/subjects'
import type { SetupRecord } from './setup-record'

/**
 * Who is let in and what each may do. The subject of a message says whose it is, so a site may publish under its own
 * alone. It may read back its own last message by a direct get, whose subject carries what is asked for; never by
 * STREAM.MSG.GET, where that stands in the payload and no permission can see it.
 */
export function usersConfig({ keys, sites }: Pick<SetupRecord, 'keys' | 'sites'>): string {
  const users = [
    ...sites.map(({ id, key }) => user(`site ${id}`, key, sitePermissions(id))),
    user('headquarters', keys.hq, HQ_PERMISSIONS),
    user('administration, for "fogwatch hq streams" alone', keys.admin, null),
  ]
  return `${NOTE}
system_account: SYS
accounts {
  SYS { users: [ { nkey: ${keys.system} } ] }
  FOGWATCH {
    jetstream: enabled
    users: [
${users.join('\n')}
    ]
  }
}
`
}

const NOTE = `# Who is let in. Written by "fogwatch hq": what is changed by hand is gone with the next site.
# After a change: the same file on every server, then "systemctl reload nats-server" on each.`

interface Permissions {
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  /** Whether an answer may go where the question asks for it, however that is called. */
  readonly answers: boolean
}

const sitePermissions = (site: string): Permissions => ({
  publish: [
    commitSubject(site),
    heartbeatSubject(site),
    historySubject(site, '>'),
    `$JS.API.DIRECT.GET.SITES.fogwatch.${site}.>`,
    `$JS.API.DIRECT.GET.HIST.fogwatch.${site}.>`,
  ],
  subscribe: [`${inboxPrefix(site)}.>`, commandSubject(site, '>')],
  // One message, to who asked: a site may not write into headquarters' inbox by itself.
  answers: true,
})

/** Reads everything, keeps its own snapshots, asks sites; it can forge no report and remove no stream. */
const HQ_PERMISSIONS: Permissions = {
  publish: [
    '$JS.API.INFO',
    '$JS.API.STREAM.INFO.*',
    '$JS.API.STREAM.NAMES',
    '$JS.API.CONSUMER.>',
    '$JS.API.DIRECT.GET.>',
    '$JS.API.STREAM.MSG.GET.>',
    '$JS.ACK.>',
    '$JS.FC.>',
    commandSubject('*', '>'),
    'fogwatch-hq.>',
  ],
  subscribe: [`${inboxPrefix('hq')}.>`, ALL_HEARTBEATS],
  answers: false,
}

const ANSWERS = `
          allow_responses: { max: 1, expires: "10s" }`

function user(who: string, key: string, permissions: Permissions | null): string {
  const list = (subjects: readonly string[]) => subjects.map((subject) => JSON.stringify(subject)).join(', ')
  const allowed =
    permissions === null
      ? ''
      : `, permissions: {
          publish: { allow: [ ${list(permissions.publish)} ] }
          subscribe: { allow: [ ${list(permissions.subscribe)} ] }${permissions.answers ? ANSWERS : ''} }`
  return `      # ${who}
      { nkey: ${key}${allowed} }`
}

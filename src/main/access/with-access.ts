import { IN_SETTINGS } from '../../shared/access/attempts'
import { faultOfPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../shared/access/password'
import { accessCalls } from '../../shared/contract/access-calls'
import type { AccessView, NewWallLink } from '../../shared/contract/access-views'
import { type Outcome, ok, problem } from '../../shared/outcome'
import { iso } from '../../shared/time/iso'
import type { Log, StationPort } from '../ports'
import { OneAtATime } from './one-at-a-time'
import type { ViewerAccess } from './viewer-access'
import { MOST_WALL_LINKS, type WallLink } from './wall-links'

/** Where an interface is served, as far as who sees it depends on that. */
export type AccessPlace = Pick<AccessView, 'askedHost' | 'onlyHere' | 'encrypted' | 'origins'>

export interface AccessDesk {
  readonly access: ViewerAccess
  readonly place: () => AccessPlace
  readonly log: Log
}

/** How many changes of the password may wait for one another. */
const MOST_CHANGES = 4

type Answer = (raw: unknown) => Promise<Outcome<unknown>>

/** The station as its interface speaks to it: who may see that is answered here, where it is served to others. */
export function withAccess<S extends StationPort>(station: S, desk: AccessDesk): StationPort {
  // One after the other: each has to say the password that the one before has left.
  const changes = new OneAtATime(MOST_CHANGES)
  const answers: Readonly<Record<keyof typeof accessCalls, Answer>> = {
    getAccess: async () => ok(viewAccess(desk)),
    setPassword: async (raw) =>
      (await changes.run(() => setPassword(desk, raw))) ??
      problem('too-many-attempts', 'the password is being changed; try again in a moment'),
    addWallLink: (raw) => addWallLink(desk, raw),
    removeWallLink: (raw) => removeWallLink(desk, raw),
  }
  return {
    call: (name, raw) => (isAccessCall(name) ? kept(desk, answers[name](raw)) : station.call(name, raw)),
    subscribe: (listener) => station.subscribe(listener),
    download: (raw) => station.download(raw),
  }
}

const isAccessCall = (name: string): name is keyof typeof accessCalls => Object.hasOwn(accessCalls, name)

/** What the disk refuses is said to whoever asked. */
const kept = (desk: AccessDesk, answer: Promise<Outcome<unknown>>): Promise<Outcome<unknown>> =>
  answer.catch((error: unknown) => {
    desk.log(`who may see the interface could not be changed: ${String(error)}`)
    return problem('storage-failed', 'the data folder could not be written to; the log says why')
  })

function viewAccess({ access, place }: AccessDesk): AccessView {
  const { password } = access
  return {
    passwordSetAt: password === null || password === 'unreadable' ? null : iso(password.setAt),
    ...place(),
    sessions: access.sessionCount,
    wallLinks: access.links.all.map(viewLink),
  }
}

const viewLink = ({ id, name, madeAt, lastUsedAt }: WallLink) => ({
  id,
  name,
  madeAt: iso(madeAt),
  lastUsedAt: lastUsedAt === null ? null : iso(lastUsedAt),
})

const FAULTS = {
  'too-short': `a password has at least ${SHORTEST_PASSWORD} characters`,
  'too-long': `a password has at most ${LONGEST_PASSWORD} characters`,
}

async function setPassword(desk: AccessDesk, raw: unknown): Promise<Outcome<AccessView>> {
  const input = accessCalls.setPassword.parse(raw)
  if (!input.ok) return input
  const { password, current = '' } = input.value
  const fault = faultOfPassword(password)
  if (fault !== null) return problem('invalid-input', FAULTS[fault], 'password')
  const { access } = desk
  const before = access.password
  if (before === 'unreadable') {
    return problem('forbidden', 'the password here is unreadable; set it with the command "password" on the machine')
  }
  if (before !== null) {
    // Somebody who finds a page open must not be able to lock its owner out.
    const { right, wait } = await access.tryPassword(current, before, IN_SETTINGS)
    if (right === null) {
      return problem('too-many-attempts', `wait ${Math.ceil(wait / 1000)} s before the next try`, 'current')
    }
    // It may have been changed while it was checked, on the command line.
    if (!right || access.password !== before) {
      return problem('invalid-input', 'this is not the present password', 'current')
    }
  }
  await access.changePassword(password)
  return ok(viewAccess(desk))
}

async function addWallLink(desk: AccessDesk, raw: unknown): Promise<Outcome<NewWallLink>> {
  const input = accessCalls.addWallLink.parse(raw)
  if (!input.ok) return input
  const { links, password } = desk.access
  if (password === null) return problem('forbidden', 'set a password first: without one there is nothing to get around')
  if (links.all.length >= MOST_WALL_LINKS) {
    return problem('forbidden', `there are ${MOST_WALL_LINKS} links already; withdraw one first`)
  }
  const token = await links.add(input.value.name)
  return ok({ path: `/wall#${token}`, access: viewAccess(desk) })
}

async function removeWallLink(desk: AccessDesk, raw: unknown): Promise<Outcome<AccessView>> {
  const input = accessCalls.removeWallLink.parse(raw)
  if (!input.ok) return input
  if (!desk.access.links.has(input.value.id)) return problem('not-found', 'there is no link with this id', 'id')
  await desk.access.removeLink(input.value.id)
  return ok(viewAccess(desk))
}
